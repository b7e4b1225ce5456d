"""Arrange: the order of bookmarks and shelves, on which shelf a bookmark stands, and its note."""

from __future__ import annotations

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.shelve import Done
from verdicts.domain.shelving import Refused
from verdicts.store import bookmarks, stepping
from verdicts.store.engine import writing


def move(library: Library, site: Site, reader: str, address: str, shelf: str, before: str = "") -> Done | Refused:
    """Put a bookmark on a shelf, before another one there or at its end."""
    with writing(library.engine) as conn:
        moved = bookmarks.move(conn, reader, address, shelf, before)
    return moved if isinstance(moved, Refused) else Done(f"Moved to {moved.shelf.name}.", moved, moved.shelf.key)


def step(library: Library, site: Site, reader: str, address: str, way: str) -> Done | Refused:
    """Move a bookmark up, or with any other `way` down, by one."""
    with writing(library.engine) as conn:
        return stepping.step(conn, reader, address, "up" if way == "up" else "down") or Done("Moved.")


def step_shelf(library: Library, site: Site, reader: str, key: str, way: str) -> Done | Refused:
    """Move a shelf up, or with any other `way` down, by one."""
    with writing(library.engine) as conn:
        return stepping.step_shelf(conn, reader, key, "up" if way == "up" else "down") or Done("Moved.", key=key)


def annotate(library: Library, site: Site, reader: str, address: str, note: str) -> Done | Refused:
    """Write a note anew; an empty one is removed and can be brought back."""
    with writing(library.engine) as conn:
        noted = bookmarks.set_note(conn, reader, address, note)
    if isinstance(noted, Refused):
        return noted
    removed = bool(noted.former) and not noted.note
    return Done("Note removed.", noted) if removed else Done("Note saved.")
