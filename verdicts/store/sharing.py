"""Shelves that are shared by a secret link. Notes stay with the reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, func, select, update

from verdicts.domain.shelves import Shelf
from verdicts.domain.shelving import Refused
from verdicts.store.shelves import hold, row_of
from verdicts.store.tables import bookmark, shelf
from verdicts.store.targets import bookmarks

SHARE = 32


def share(conn: Connection, reader: str, key: str, token: str, now: datetime) -> str | Refused:
    """The secret of a shelf's link: the one it has, else `token`, 32 characters that nobody can guess."""
    hold(conn, reader)
    row = row_of(conn, reader, key)
    if row is None:
        return Refused("gone")
    if row.share is None:
        conn.execute(update(shelf).where(shelf.c.id == row.id).values(share=token, shared_at=now))
    return row.share or token


def unshare(conn: Connection, reader: str, key: str) -> Refused | None:
    """End a shelf's link; the next one has another secret."""
    hold(conn, reader)
    mine = (shelf.c.reader == reader) & (shelf.c.key == key)
    ended = conn.execute(update(shelf).where(mine).values(share=None, shared_at=None)).rowcount
    return None if ended else Refused("gone")


def shared(conn: Connection, token: str, first: int, skip: int = 0) -> Shelf | None:
    """The shelf of a link with `first` of its bookmarks after `skip`, without notes and without its reader."""
    if len(token) != SHARE or not (token.isascii() and token.isalnum()):
        return None
    row = conn.execute(select(shelf).where(shelf.c.share == token)).one_or_none()
    if row is None:
        return None
    query = select(bookmark).where(bookmark.c.shelf_id == row.id).order_by(bookmark.c.position, bookmark.c.id)
    rows = conn.execute(query.offset(skip).limit(first)).all()
    return Shelf(row.name, row.made_at, tuple(replace(one, note="") for one in bookmarks(conn, rows)))


def shared_count(conn: Connection, token: str) -> int:
    """How many bookmarks the shelf of a link holds."""
    query = select(func.count()).select_from(bookmark).join(shelf, shelf.c.id == bookmark.c.shelf_id)
    return conn.execute(query.where(shelf.c.share == token)).scalar_one()
