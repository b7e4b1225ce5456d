"""Arrange: the order of bookmarks and shelves, on which shelf a bookmark stands, and its note."""

from __future__ import annotations

from dataclasses import replace

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.shelf import saying
from verdicts.desk.shelve import Done
from verdicts.domain.shelving import Placed, Refused
from verdicts.store import bookmarks, stepping
from verdicts.store.engine import writing
from verdicts.store.shelves import shelves_of


def move(library: Library, site: Site, reader: str, address: str, shelf: str, before: str = "") -> Done | Refused:
    """Put a bookmark on a shelf, before another one there or at its end."""
    with writing(library.engine) as conn:
        former = bookmarks.placed(conn, reader, address)
        moved = bookmarks.move(conn, reader, address, shelf, before)
        now = bookmarks.placed(conn, reader, address)
    if isinstance(moved, Refused):
        return moved
    placed = _placed(library, now, former)
    if isinstance(placed, Refused) or (former and former.shelf.key == placed.key):
        return placed  # an order is changed back as easily as it was changed
    return replace(placed, undo=moved)


def step(library: Library, site: Site, reader: str, address: str, way: str) -> Done | Refused:
    """Move a bookmark up, or with any other `way` down, by one."""
    with writing(library.engine) as conn:
        refused = stepping.step(conn, reader, address, "up" if way == "up" else "down")
        now = bookmarks.placed(conn, reader, address)
    return refused or _placed(library, now)


def step_shelf(library: Library, site: Site, reader: str, key: str, way: str) -> Done | Refused:
    """Move a shelf up, or with any other `way` down, by one."""
    with writing(library.engine) as conn:
        refused = stepping.step_shelf(conn, reader, key, "up" if way == "up" else "down")
        heads = shelves_of(conn, reader)
    place, name = next(((n, one.name) for n, one in enumerate(heads, 1) if one.key == key), (0, ""))
    return refused or Done(f"{name} is now {place} of {len(heads)} shelves.", key=key)


def annotate(library: Library, site: Site, reader: str, address: str, note: str) -> Done | Refused:
    """Write a note anew; an empty one is removed and can be brought back."""
    with writing(library.engine) as conn:
        noted = bookmarks.set_note(conn, reader, address, note)
        now = bookmarks.placed(conn, reader, address)
    if isinstance(noted, Refused) or now is None:
        return noted if isinstance(noted, Refused) else Refused("dropped")
    name, undo = saying.short(library.catalogue(), now.bookmark), noted if noted.former and not noted.note else None
    return Done(f"Note on {name} {'removed' if undo else 'saved'}.", undo, now.shelf.key, now.bookmark.address)


def _placed(library: Library, now: Placed | None, former: Placed | None = None) -> Done | Refused:
    if now is None:
        return Refused("dropped")
    return Done(saying.moved(library.catalogue(), now, former), key=now.shelf.key, address=now.bookmark.address)
