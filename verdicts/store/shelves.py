"""Shelves of a reader. Everything is found by the reader's own key first, so no other key reaches anybody else's.

Positions grow along the order and may have gaps; equal ones stand in the order in which they came.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, delete, func, insert, select, update

from verdicts.domain.shelves import FIRST, MOST_SHELVES, Shelf
from verdicts.domain.shelving import Refused, Removed, ShelfHead, name_refused, tidy_name
from verdicts.store.tables import bookmark, last_change, shelf
from verdicts.store.targets import bookmarks

KEY = 12  # hexadecimal digits


def new_key() -> str:
    """A key for a shelf; it names one and guards nothing."""
    return secrets.token_hex(KEY // 2)


def hold(conn: Connection, *readers: str) -> None:
    """Nobody else changes these readers' shelves until this transaction ends; SQLite has one writer anyway."""
    if conn.dialect.name == "postgresql":
        for reader in sorted(readers):
            conn.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(reader, 0))))


def shelves_of(conn: Connection, reader: str) -> list[ShelfHead]:
    """A reader's shelves in their order."""
    return [head(row) for row in conn.execute(_heads(reader))]


def find_shelf(conn: Connection, reader: str, key: str) -> ShelfHead | None:
    """The reader's shelf of that key."""
    row = row_of(conn, reader, key)
    return head(row) if row else None


def whole_shelves(conn: Connection, reader: str) -> list[Shelf]:
    """Everything a reader keeps, in order."""
    query = select(bookmark).where(bookmark.c.reader == reader).order_by(bookmark.c.position, bookmark.c.id)
    rows = conn.execute(query).all()
    stand: dict[int, list[Any]] = {}
    for row, value in zip(rows, bookmarks(conn, rows), strict=True):
        stand.setdefault(row.shelf_id, []).append(value)
    return [Shelf(row.name, row.made_at, tuple(stand.get(row.id, ()))) for row in conn.execute(_heads(reader))]


def new_shelf(conn: Connection, reader: str, name: str, now: datetime) -> ShelfHead | Refused:
    """An empty shelf after the others."""
    hold(conn, reader)
    name, before = tidy_name(name), shelves_of(conn, reader)
    if refused := name_refused(name) or _taken(before, name):
        return refused
    if len(before) >= MOST_SHELVES:
        return Refused("many")
    return add_shelf(conn, reader, ShelfHead(new_key(), name, now.replace(microsecond=0)))


def add_shelf(conn: Connection, reader: str, one: ShelfHead, position: int | None = None) -> ShelfHead:
    """Insert a shelf at a position, else after the others; the reader is held and has none of that name."""
    where = shelf.c.reader == reader
    if position is None:
        position = next_place(conn, shelf, where)
    else:
        make_room(conn, shelf, where, position)
    cells: dict[str, Any] = {"reader": reader, "key": one.key, "name": one.name, "share": one.share or None}
    cells |= {"made_at": one.made_at, "shared_at": one.shared_at}
    conn.execute(insert(shelf).values(**cells, position=position))
    return one


def first_shelf(conn: Connection, reader: str, now: datetime) -> ShelfHead:
    """The reader's first shelf, made where there is none; the reader is held."""
    before = shelves_of(conn, reader)
    made = ShelfHead(new_key(), FIRST, now.replace(microsecond=0))
    return before[0] if before else add_shelf(conn, reader, made)


def rename_shelf(conn: Connection, reader: str, key: str, name: str) -> ShelfHead | Refused:
    """Give a shelf another name."""
    hold(conn, reader)
    name, before = tidy_name(name), shelves_of(conn, reader)
    if refused := name_refused(name) or _taken([one for one in before if one.key != key], name):
        return refused
    conn.execute(update(shelf).where(_mine(reader, key)).values(name=name))
    return find_shelf(conn, reader, key) or Refused("gone")


def remove_shelf(conn: Connection, reader: str, key: str) -> Removed | Refused:
    """Remove a shelf with what stands on it, and give it back for undo."""
    hold(conn, reader)
    row = row_of(conn, reader, key)
    if row is None:
        return Refused("gone")
    stood = conn.execute(
        select(bookmark).where(bookmark.c.shelf_id == row.id).order_by(bookmark.c.position, bookmark.c.id)
    ).all()
    values = tuple(bookmarks(conn, stood))
    conn.execute(delete(shelf).where(shelf.c.id == row.id))
    return Removed(head(row), Shelf(row.name, row.made_at, values), row.position)


def move_shelf(conn: Connection, reader: str, key: str, before: str = "") -> ShelfHead | Refused:
    """Put a shelf before another one, or after all."""
    hold(conn, reader)
    row, other = row_of(conn, reader, key), row_of(conn, reader, before) if before else None
    if row is None or (before and other is None):
        return Refused("gone")
    if before != key:
        where = shelf.c.reader == reader
        position = other.position if other else next_place(conn, shelf, where)
        if other:
            make_room(conn, shelf, where, position)
        conn.execute(update(shelf).where(shelf.c.id == row.id).values(position=position))
    return head(row)


def wipe(conn: Connection, reader: str) -> int:
    """Remove everything a reader keeps, and what could bring some of it back; how many bookmarks there were."""
    hold(conn, reader)
    many = conn.execute(delete(bookmark).where(bookmark.c.reader == reader)).rowcount
    conn.execute(delete(shelf).where(shelf.c.reader == reader))
    conn.execute(delete(last_change).where(last_change.c.reader == reader))
    return many


def head(row: Row[Any]) -> ShelfHead:
    """The shelf of a row that has its columns and `many`."""
    return ShelfHead(row.key, row.name, row.made_at, row.many, row.share or "", row.shared_at)


def next_place(conn: Connection, table: Table, where: ColumnElement[bool]) -> int:
    """The position after all of those rows."""
    return conn.execute(select(func.coalesce(func.max(table.c.position) + 1, 0)).where(where)).scalar_one()


def make_room(conn: Connection, table: Table, where: ColumnElement[bool], position: int) -> None:
    """Make a position free by moving it and all after it on by one."""
    conn.execute(update(table).where(where, table.c.position >= position).values(position=table.c.position + 1))


def row_of(conn: Connection, reader: str, key: str) -> Row[Any] | None:
    """The row of the reader's shelf of that key, with `many`."""
    return conn.execute(_heads(reader).where(shelf.c.key == key)).one_or_none() if len(key) == KEY else None


def _heads(reader: str) -> Select[Any]:
    many = select(func.count()).where(bookmark.c.shelf_id == shelf.c.id).scalar_subquery().label("many")
    return select(shelf, many).where(shelf.c.reader == reader).order_by(shelf.c.position, shelf.c.id)


def _mine(reader: str, key: str) -> ColumnElement[bool]:
    return (shelf.c.reader == reader) & (shelf.c.key == key)


def _taken(others: Iterable[ShelfHead], name: str) -> Refused | None:
    return Refused("taken") if any(one.name == name for one in others) else None
