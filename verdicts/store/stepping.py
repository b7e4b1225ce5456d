"""One step up or down: a bookmark on its shelf, a shelf among the others."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import ColumnElement, Connection, Table, select, update

from verdicts.domain.shelving import Refused
from verdicts.store.bookmarks import found
from verdicts.store.shelves import hold, row_of
from verdicts.store.tables import bookmark, shelf

Way = Literal["up", "down"]


def step(conn: Connection, reader: str, address: str, way: Way) -> Refused | None:
    """Change places with the neighbour on the same shelf; at the end of the shelf nothing happens."""
    hold(conn, reader)
    row = found(conn, reader, address)
    if row is None:
        return Refused("dropped")
    _swap(conn, bookmark, bookmark.c.shelf_id == row.shelf_id, row.id, row.position, way)
    return None


def step_shelf(conn: Connection, reader: str, key: str, way: Way) -> Refused | None:
    """Change places with the shelf before or after; at the end nothing happens."""
    hold(conn, reader)
    row = row_of(conn, reader, key)
    if row is None:
        return Refused("gone")
    _swap(conn, shelf, shelf.c.reader == reader, row.id, row.position, way)
    return None


def _swap(conn: Connection, table: Table, among: ColumnElement[bool], number: int, position: int, way: Way) -> None:
    place = table.c.position
    beyond, order = (place < position, place.desc()) if way == "up" else (place > position, place.asc())
    other = conn.execute(select(table.c.id, place).where(among, beyond).order_by(order).limit(1)).one_or_none()
    if other:
        conn.execute(update(table).where(table.c.id == number).values(position=other.position))
        conn.execute(update(table).where(table.c.id == other.id).values(position=position))
