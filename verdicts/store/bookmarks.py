"""Bookmarks of a reader: kept, dropped, moved, noted, always found by the reader's own key first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, select, update

from verdicts.domain.shelves import LONGEST_NOTE, LONGEST_TITLE, MOST_BOOKMARKS, Bookmark
from verdicts.domain.shelving import (
    Dropped,
    Kept,
    Moved,
    Noted,
    Placed,
    Refused,
    ShelfHead,
    tidy_name,
    tidy_note,
)
from verdicts.store.shelves import find_shelf, first_shelf, hold, make_room, next_place, row_of
from verdicts.store.tables import bookmark, shelf
from verdicts.store.targets import Target, batches, bookmarks, targets


def keep(
    conn: Connection, reader: str, address: str, now: datetime, shelf: str = "", note: str = "", title: str = ""
) -> Kept | Refused:
    """Put an address on top of a shelf, by default the first, made where there is none; so what was kept is seen.

    What is kept already stays where it stands.
    """
    hold(conn, reader)
    note = tidy_note(note)
    if (target := targets(conn, [address]).get(address)) is None:
        return Refused("unknown")
    if row := _row(conn, reader, target):
        return Kept(address, _head(conn, reader, row), already=True)
    if len(note) > LONGEST_NOTE:
        return Refused("long note")
    if many(conn, reader) >= MOST_BOOKMARKS:
        return Refused("full")
    place = find_shelf(conn, reader, shelf) if shelf else first_shelf(conn, reader, now)
    if place is None:
        return Refused("gone")
    title = tidy_name(title)[:LONGEST_TITLE].rstrip() if target.url else ""
    _put(conn, reader, place.key, target, Bookmark(address, now.replace(microsecond=0), note, title), 0)
    return Kept(address, place)


def drop(conn: Connection, reader: str, address: str) -> Dropped | Refused:
    """Remove a bookmark and give it back for undo."""
    hold(conn, reader)
    if (row := found(conn, reader, address)) is None:
        return Refused("dropped")
    value, stood = bookmarks(conn, [row])[0], _head(conn, reader, row)
    conn.execute(delete(bookmark).where(bookmark.c.id == row.id))
    return Dropped(value, stood, row.position)


def put_back(conn: Connection, reader: str, dropped: Dropped, now: datetime) -> Kept | Refused:
    """Undo a drop: at its place on its shelf, on the first shelf where its own is gone."""
    hold(conn, reader)
    address = dropped.bookmark.address
    if (target := targets(conn, [address]).get(address)) is None:
        return Refused("unknown")
    if row := _row(conn, reader, target):
        return Kept(address, _head(conn, reader, row), already=True)
    if many(conn, reader) >= MOST_BOOKMARKS:
        return Refused("full")
    place = find_shelf(conn, reader, dropped.shelf.key)
    where = place or first_shelf(conn, reader, now)
    _put(conn, reader, where.key, target, dropped.bookmark, dropped.position if place else 0)
    return Kept(address, where)


def move(conn: Connection, reader: str, address: str, shelf: str, before: str = "") -> Moved | Refused:
    """Put a bookmark on a shelf before another bookmark there, or with "" at its end."""
    hold(conn, reader)
    row, place = found(conn, reader, address), row_of(conn, reader, shelf)
    if row is None or place is None:
        return Refused("gone" if row else "dropped")
    other = found(conn, reader, before) if before else None
    if before and (other is None or other.shelf_id != place.id):
        return Refused("dropped")
    stood = (_head(conn, reader, row).key, _after(conn, row))
    if other is None or other.id != row.id:
        on = bookmark.c.shelf_id == place.id
        position = other.position if other else next_place(conn, bookmark, on)
        if other:
            make_room(conn, bookmark, on, position)
        conn.execute(update(bookmark).where(bookmark.c.id == row.id).values(shelf_id=place.id, position=position))
    return Moved(address, row.title, _head(conn, reader, row, place.key), *stood)


def move_back(conn: Connection, reader: str, moved: Moved) -> Moved | Refused:
    """Undo a move: before the bookmark that it stood before, at the end of its shelf where that one is gone."""
    answer = move(conn, reader, moved.address, moved.former, moved.before)
    if answer == Refused("dropped") and moved.before:
        return move(conn, reader, moved.address, moved.former)
    return answer


def _after(conn: Connection, row: Row[Any]) -> str:
    """The address of the bookmark after this one on its shelf, "" where it is the last."""
    place = bookmark.c.position
    later = (place > row.position) | ((place == row.position) & (bookmark.c.id > row.id))
    query = select(bookmark).where(bookmark.c.shelf_id == row.shelf_id, later).order_by(place, bookmark.c.id).limit(1)
    return next((one.address for one in bookmarks(conn, conn.execute(query).all())), "")


def set_note(conn: Connection, reader: str, address: str, note: str) -> Noted | Refused:
    """Write a bookmark's note anew; "" removes it."""
    hold(conn, reader)
    note = tidy_note(note)
    if (row := found(conn, reader, address)) is None:
        return Refused("dropped")
    if len(note) > LONGEST_NOTE:
        return Refused("long note")
    conn.execute(update(bookmark).where(bookmark.c.id == row.id).values(note=note))
    return Noted(address, note, row.note)


def kept_among(conn: Connection, reader: str, addresses: Iterable[str]) -> set[str]:
    """Which of these addresses the reader keeps."""
    asked = targets(conn, addresses)
    kept: set[str] = set()
    for some in batches(sorted({target.target for target in asked.values()})):
        mine = (bookmark.c.reader == reader) & bookmark.c.target.in_(some)
        kept |= set(conn.execute(select(bookmark.c.target).where(mine)).scalars())
    return {address for address, target in asked.items() if target.target in kept}


def bookmarks_of(conn: Connection, reader: str, first: int, key: str = "", skip: int = 0) -> dict[str, list[Bookmark]]:
    """The `first` bookmarks of each shelf, or of the one with `key`, after `skip` of them; by key of the shelf."""
    place = func.row_number().over(partition_by=bookmark.c.shelf_id, order_by=(bookmark.c.position, bookmark.c.id))
    mine = (bookmark.c.reader == reader) & ((shelf.c.key == key) if key else (shelf.c.key != ""))
    ranked = select(bookmark, shelf.c.key, place.label("place")).join_from(bookmark, shelf).where(mine).subquery()
    wanted = (ranked.c.place > skip) & (ranked.c.place <= skip + first)
    rows = conn.execute(select(ranked).where(wanted).order_by(ranked.c.shelf_id, ranked.c.place)).all()
    shown: dict[str, list[Bookmark]] = {}
    for row, value in zip(rows, bookmarks(conn, rows), strict=True):
        shown.setdefault(row.key, []).append(value)
    return shown


def many(conn: Connection, reader: str) -> int:
    """How many bookmarks a reader keeps."""
    return conn.execute(select(func.count()).select_from(bookmark).where(bookmark.c.reader == reader)).scalar_one()


def cells(reader: str, shelf_id: int, target: Target, one: Bookmark, position: int) -> dict[str, Any]:
    """The row of a bookmark."""
    return {
        **target._asdict(),
        "reader": reader,
        "shelf_id": shelf_id,
        "title": one.title,
        "note": one.note,
        "position": position,
        "added_at": one.added_at,
    }


def _put(conn: Connection, reader: str, key: str, target: Target, one: Bookmark, position: int) -> None:
    row = row_of(conn, reader, key)
    assert row is not None, "the shelf was found in this transaction"  # noqa: S101
    make_room(conn, bookmark, bookmark.c.shelf_id == row.id, position)
    conn.execute(insert(bookmark).values(cells(reader, row.id, target, one, position)))


def found(conn: Connection, reader: str, address: str) -> Row[Any] | None:
    """The row of the reader's bookmark of that address."""
    target = targets(conn, [address]).get(address)
    return _row(conn, reader, target) if target else None


def placed(conn: Connection, reader: str, address: str) -> Placed | None:
    """The reader's bookmark of that address and where it stands; None where there is none."""
    if (row := found(conn, reader, address)) is None:
        return None
    place, number = bookmark.c.position, bookmark.c.id
    upto = (place < row.position) | ((place == row.position) & (number <= row.id))
    count = select(func.count()).where(bookmark.c.shelf_id == row.shelf_id, upto)
    return Placed(bookmarks(conn, [row])[0], _head(conn, reader, row), conn.execute(count).scalar_one())


def _row(conn: Connection, reader: str, target: Target) -> Row[Any] | None:
    mine: ColumnElement[bool] = (bookmark.c.reader == reader) & (bookmark.c.target == target.target)
    return conn.execute(select(bookmark).where(mine)).one_or_none()


def _head(conn: Connection, reader: str, row: Row[Any], key: str = "") -> ShelfHead:
    """The shelf on which a bookmark's row stands, or the one it was moved to."""
    key = key or conn.execute(select(shelf.c.key).where(shelf.c.id == row.shelf_id)).scalar_one()
    place = find_shelf(conn, reader, key)
    assert place is not None, "a bookmark stands on its reader's shelf"  # noqa: S101
    return place
