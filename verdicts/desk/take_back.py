"""Take back: what a form removed or moved is remembered, offered by the page that the form led to, and undone by it."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from urllib.parse import parse_qs

from verdicts.desk.catalogue import Catalogue, Library, Site
from verdicts.desk.shelf import saying
from verdicts.desk.shelve import Done, undo
from verdicts.domain.shelves import Bookmark
from verdicts.domain.shelving import Dropped, Moved, Noted, Refused, Removed, Undo
from verdicts.store import last_changes
from verdicts.store.engine import reading, writing
from verdicts.views.shelf import StripView

MARK = "undo"  # the name in the address that carries the key of the change
_KEY = 12


def new_key() -> str:
    """The key of a change: 12 hexadecimal digits."""
    return secrets.token_hex(_KEY // 2)


def key_in(query_string: str) -> str:
    """The key that a query string carries, "" for none."""
    key = parse_qs(query_string[:2000], errors="replace").get(MARK, [""])[-1]
    return key if len(key) == _KEY and key.isalnum() and key.isascii() else ""


def remember(library: Library, site: Site, reader: str, what: Undo, key: str, now: datetime) -> None:
    """Keep a change of this reader, so that it can be undone within an hour; the one before it stands for good."""
    with writing(library.engine) as conn:
        last_changes.remember(conn, reader, key, what, now)


def offered(library: Library, site: Site, reader: str, key: str, now: datetime) -> StripView:
    """What the page of an address with that key says: nothing, where it is not this reader's newest change."""
    with reading(library.engine) as conn:
        what = last_changes.remembered(conn, reader, key, now) if reader and key else None
    return StripView(words(library.catalogue(), what), undo=True, key=key) if what else StripView()


def claim(library: Library, site: Site, reader: str, key: str, now: datetime) -> tuple[Undo, str] | None:
    """The change and its words, for a page that undoes it itself from now on."""
    with writing(library.engine) as conn:
        what = last_changes.claim(conn, reader, key, now)
    return (what, words(library.catalogue(), what)) if what else None


def take_back(library: Library, site: Site, reader: str, key: str, now: datetime) -> Done | Refused:
    """Undo it, once; where that is refused, like for want of room, it can be tried again."""
    with writing(library.engine) as conn:
        what = last_changes.claim(conn, reader, key, now)
    if what is None:
        return Refused("over")
    answer = undo(library, site, reader, what, now)
    if isinstance(answer, Refused):
        remember(library, site, reader, what, key, now)
    return answer


def words(catalogue: Catalogue, what: Undo) -> str:
    """What was done, by name."""
    match what:
        case Dropped():
            return saying.dropped(catalogue, what)
        case Removed():
            return saying.removed(what)
        case Noted():
            return f"Note on {_named(catalogue, what.address)} removed."
        case Moved():
            return f"{_named(catalogue, what.address, what.title)} moved to {what.shelf.name}."


def _named(catalogue: Catalogue, address: str, title: str = "") -> str:
    return saying.short(catalogue, Bookmark(address, datetime.min.replace(tzinfo=UTC), title=title))
