"""Shelve: keep something, drop it, and take back what was done last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from verdicts.desk.catalogue import Library, Site
from verdicts.domain.shelving import Dropped, Moved, Noted, Refused, Removed, Undo
from verdicts.store import bookmarks, bringing
from verdicts.store.engine import writing


@dataclass(frozen=True)
class Done:
    """What came of a change. `said` is "" where the page itself shows it; `undo` is what takes it back.

    `key` is the shelf that it was about.
    """

    said: str = ""
    undo: Undo | None = None
    key: str = ""


def keep(library: Library, site: Site, reader: str, address: str, now: datetime, shelf: str = "") -> Done | Refused:
    """Put a tool, a comparison or a link on a shelf, by default on the first."""
    with writing(library.engine) as conn:
        kept = bookmarks.keep(conn, reader, address, now, shelf)
    return kept if isinstance(kept, Refused) else Done(f"Kept on {kept.shelf.name}.", key=kept.shelf.key)


def drop(library: Library, site: Site, reader: str, address: str) -> Done | Refused:
    """Take a bookmark off its shelf."""
    with writing(library.engine) as conn:
        dropped = bookmarks.drop(conn, reader, address)
    if isinstance(dropped, Refused):
        return dropped
    return Done(f"Removed from {dropped.shelf.name}.", dropped, dropped.shelf.key)


def undo(library: Library, site: Site, reader: str, what: Undo, now: datetime) -> Done | Refused:
    """Put back a bookmark, a shelf or a note, or a bookmark to where it stood."""
    with writing(library.engine) as conn:
        match what:
            case Dropped():
                answer = bookmarks.put_back(conn, reader, what, now)
            case Removed():
                answer = bringing.put_back_shelf(conn, reader, what)
            case Noted():
                answer = bookmarks.set_note(conn, reader, what.address, what.former)
            case Moved():
                answer = bookmarks.move_back(conn, reader, what)
    return answer if isinstance(answer, Refused) else Done("Put back.")
