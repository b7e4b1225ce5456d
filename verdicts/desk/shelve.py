"""Shelve: keep something, drop it, and take back what was done last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from verdicts.desk.catalogue import Catalogue, Library, Site
from verdicts.desk.shelf import saying
from verdicts.domain.shelving import Dropped, Moved, Noted, Refused, Removed, Undo
from verdicts.store import bookmarks, bringing
from verdicts.store.engine import writing
from verdicts.store.shelves import shelves_of


@dataclass(frozen=True)
class Done:
    """What came of a change. `said` is "" where the page itself shows it; `undo` is what takes it back.

    `key` is the shelf that it was about, `address` the bookmark.
    """

    said: str = ""
    undo: Undo | None = None
    key: str = ""
    address: str = ""


def keep(library: Library, site: Site, reader: str, address: str, now: datetime, shelf: str = "") -> Done | Refused:
    """Put a tool, a comparison or a link on a shelf, by default on the first."""
    catalogue = library.catalogue()
    with writing(library.engine) as conn:
        kept = bookmarks.keep(conn, reader, address, now, shelf)
        stands = bookmarks.placed(conn, reader, address)
    if isinstance(kept, Refused) or stands is None:
        return kept if isinstance(kept, Refused) else Refused("dropped")
    return Done(saying.kept(catalogue, stands), key=kept.shelf.key, address=stands.bookmark.address)


def drop(library: Library, site: Site, reader: str, address: str) -> Done | Refused:
    """Take a bookmark off its shelf."""
    catalogue = library.catalogue()
    with writing(library.engine) as conn:
        dropped = bookmarks.drop(conn, reader, address)
    if isinstance(dropped, Refused):
        return dropped
    return Done(saying.dropped(catalogue, dropped), dropped, dropped.shelf.key, dropped.bookmark.address)


def undo(library: Library, site: Site, reader: str, what: Undo, now: datetime) -> Done | Refused:
    """Put back a bookmark, a shelf or a note, or a bookmark to where it stood."""
    catalogue = library.catalogue()
    with writing(library.engine) as conn:
        match what:
            case Dropped():
                return _bookmark_back(conn, catalogue, reader, what, now)
            case Removed():
                return _shelf_back(conn, reader, what)
            case Noted():
                return _note_back(conn, catalogue, reader, what)
            case Moved():
                return _moved_back(conn, catalogue, reader, what)


def _bookmark_back(conn: Connection, catalogue: Catalogue, reader: str, what: Dropped, now: datetime) -> Done | Refused:
    kept = bookmarks.put_back(conn, reader, what, now)
    if isinstance(kept, Refused):
        return kept
    stands = bookmarks.placed(conn, reader, kept.address)
    return Done(saying.back(catalogue, stands) if stands else "", key=kept.shelf.key, address=kept.address)


def _shelf_back(conn: Connection, reader: str, what: Removed) -> Done | Refused:
    came = bringing.put_back_shelf(conn, reader, what)
    if isinstance(came, Refused):
        return came
    key = next((one.key for one in shelves_of(conn, reader) if one.name == what.shelf.name), "")
    return Done(f"{what.shelf.name} is back.", key=key)


def _note_back(conn: Connection, catalogue: Catalogue, reader: str, what: Noted) -> Done | Refused:
    noted = bookmarks.set_note(conn, reader, what.address, what.former)
    stands = bookmarks.placed(conn, reader, what.address)
    if isinstance(noted, Refused) or stands is None:
        return noted if isinstance(noted, Refused) else Refused("dropped")
    name = saying.short(catalogue, stands.bookmark)
    return Done(f"The note on {name} is back.", key=stands.shelf.key, address=stands.bookmark.address)


def _moved_back(conn: Connection, catalogue: Catalogue, reader: str, what: Moved) -> Done | Refused:
    moved = bookmarks.move_back(conn, reader, what)
    stands = bookmarks.placed(conn, reader, what.address)
    if isinstance(moved, Refused) or stands is None:
        return moved if isinstance(moved, Refused) else Refused("dropped")
    return Done(saying.back(catalogue, stands), key=stands.shelf.key, address=stands.bookmark.address)
