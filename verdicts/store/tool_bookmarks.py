"""The bookmarks of a tool that becomes another one: they point there, or go where the reader keeps that already."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, delete, literal, or_, select, update

from verdicts.domain.tending import Standing
from verdicts.store.polls import tools_key
from verdicts.store.shelves import hold
from verdicts.store.tables import bookmark
from verdicts.store.targets import Target


def move_bookmarks(conn: Connection, one: Standing, into: Standing) -> tuple[int, int]:
    """How many point to the other tool now, and how many went; a note that went is kept where there was none."""
    rows = bookmarks_of(conn, one)
    hold(conn, *{row.reader for row in rows})
    came = [_move(conn, row, one, into) for row in rows]
    return sum(came), len(came) - sum(came)


def bookmarks_of(conn: Connection, one: Standing) -> list[Row[Any]]:
    """Every bookmark of the tool, or of a comparison with it."""
    among = (literal("-") + bookmark.c.tools + "-").like(f"%-{one.id}-%")
    query = select(bookmark).where(or_(bookmark.c.tool_id == one.id, among))
    return list(conn.execute(query.order_by(bookmark.c.id)).all())


def _move(conn: Connection, row: Row[Any], one: Standing, into: Standing) -> bool:
    target = _target(row, one.id, into.id)
    mine = (bookmark.c.reader == row.reader) & (bookmark.c.target == target.target)
    kept = conn.execute(select(bookmark).where(mine)).one_or_none()
    if kept is None:
        conn.execute(update(bookmark).where(bookmark.c.id == row.id).values(**target._asdict()))
        return True
    conn.execute(delete(bookmark).where(bookmark.c.id == row.id))
    if row.note and not kept.note:
        conn.execute(update(bookmark).where(bookmark.c.id == kept.id).values(note=row.note))
    return False


def _target(row: Row[Any], one: int, into: int) -> Target:
    """A comparison of the two is the tool alone."""
    ids = {into if int(each) == one else int(each) for each in (row.tools or str(one)).split("-")}
    key = tools_key(ids)
    return Target(f"m{key}", tools=key) if len(ids) > 1 else Target(f"t{into}", tool_id=into)
