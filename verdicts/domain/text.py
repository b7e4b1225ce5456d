"""The kinds of text a catalogue holds. Every text is hostile: no control characters, bounded length, plain links."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, StringConstraints

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def clean(text: str) -> str:
    """The text, which holds no control character. Raises ValueError."""
    if _CONTROL.search(text):
        raise ValueError("holds a control character")
    return text


def _one_line(text: str) -> str:
    """However it was broken or indented, as one line."""
    return " ".join(text.split())


def web_address(text: str) -> str:
    """The text, which is an address of the web. Raises ValueError."""
    try:
        parts = urlsplit(text)
        port_is_bad = parts.port == 0
    except ValueError as broken:
        raise ValueError(f"is not a web address: {broken}") from broken
    if port_is_bad or parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"\s", text):
        raise ValueError("must be a web address that starts with http:// or https://")
    return text


def _day(value: object) -> object:
    """Refuse numbers and times of day, which pydantic would quietly read as dates."""
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError("must be a day like 2026-11-03")
    if not isinstance(value, (str, date)):
        raise ValueError('must be a day in quotes, like "2026-11-03"')
    return value


def _line(limit: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=limit)


def shaped(pattern: str, reason: str) -> AfterValidator:
    """A check that the whole text fits `pattern`; `reason` is what the writer reads otherwise."""

    def fits(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise ValueError(reason)
        return text

    return AfterValidator(fits)


Name = Annotated[str, _line(200), AfterValidator(clean)]
Short = Annotated[str, _line(90), AfterValidator(clean)]
Line = Annotated[str, _line(400), AfterValidator(clean)]
Sentence = Annotated[str, _line(400), AfterValidator(clean), AfterValidator(_one_line)]
Prose = Annotated[str, _line(8000), AfterValidator(clean)]
Month = Annotated[str, shaped(r"[0-9]{4}-(0[1-9]|1[0-2])", "must be a month like 2026-05")]
Day = Annotated[date, BeforeValidator(_day)]
WebAddress = Annotated[str, StringConstraints(max_length=2000), AfterValidator(clean), AfterValidator(web_address)]
Key = Annotated[
    str,
    StringConstraints(max_length=40),
    shaped(r"[a-z0-9]+(-[a-z0-9]+)*", "must be lower-case letters, digits and single hyphens"),
]
