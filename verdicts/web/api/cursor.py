"""Cursors: where the next page of a list begins, told as an opaque word.

A page begins after the last item that was given, not at a number: what is added or removed meanwhile shifts nothing.
The word holds of which list it is; one of another list, or one that was made up, is refused.
"""

from __future__ import annotations

import hashlib
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode

from verdicts.web.api.asks import PageAsk
from verdicts.web.api.problems import NOT_FOUND, Refused

NO_PAGE = "There is no such page of this list. Begin without a cursor, and follow next."
_FORM = re.compile(r"([0-9a-f]{12})\.([a-z0-9-]{1,100})")


def _list_of(form: str, ask: PageAsk) -> str:
    """Which list it is: the form of its address and its filters. The size of pages may change on the way, and so may
    the slug of a tool."""
    filters = ask.model_dump_json(exclude={"limit", "cursor"})
    return hashlib.sha256(f"{form} {filters}".encode()).hexdigest()[:12]


def cursor(form: str, ask: PageAsk, last: str) -> str:
    """The word for what comes after `last`, a slug or a number."""
    return urlsafe_b64encode(f"{_list_of(form, ask)}.{last}".encode()).decode().rstrip("=")


def after(form: str, ask: PageAsk) -> str:
    """After which item the page begins, "" for the first page. Raises Refused."""
    if ask.cursor is None:
        return ""
    try:
        text = urlsafe_b64decode(ask.cursor + "=" * (-len(ask.cursor) % 4)).decode("ascii")
    except ValueError:
        text = ""
    found = _FORM.fullmatch(text)
    if found is None or found[1] != _list_of(form, ask):
        raise Refused(NOT_FOUND, NO_PAGE, [("cursor", "is not one of this list")])
    return found[2]


def number_after(form: str, ask: PageAsk) -> int | None:
    """The same of a list by number; None for the first page."""
    last = after(form, ask)
    if last and not (last.isdecimal() and len(last) < 19):
        raise Refused(NOT_FOUND, NO_PAGE, [("cursor", "is not one of this list")])
    return int(last) if last else None
