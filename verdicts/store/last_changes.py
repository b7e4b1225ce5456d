"""What a reader removed or moved last by a form, kept for an hour so that it can be undone: one change a reader.

It is found by the reader's own key and by its own, which the address of one page carries; either alone finds nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from pydantic import TypeAdapter
from sqlalchemy import Connection, delete, insert, select

from verdicts.domain.shelving import Undo
from verdicts.store.shelves import hold
from verdicts.store.tables import last_change

UNDONE_WITHIN = timedelta(hours=1)
_UNDO: TypeAdapter[Undo] = TypeAdapter(Undo)


def remember(conn: Connection, reader: str, key: str, what: Undo, now: datetime) -> None:
    """Keep a change under a key of 12 hexadecimal digits, in place of the one before."""
    hold(conn, reader)
    conn.execute(delete(last_change).where(last_change.c.reader == reader))
    conn.execute(insert(last_change).values(reader=reader, key=key, what=_UNDO.dump_json(what).decode(), at=now))


def remembered(conn: Connection, reader: str, key: str, now: datetime) -> Undo | None:
    """The reader's change of that key, while it can be undone."""
    mine = (last_change.c.reader == reader) & (last_change.c.key == key) & (last_change.c.at > now - UNDONE_WITHIN)
    found = conn.execute(select(last_change.c.what).where(mine)).scalar_one_or_none()
    return _UNDO.validate_json(found) if found else None


def claim(conn: Connection, reader: str, key: str, now: datetime) -> Undo | None:
    """The same, once: whoever undoes it takes it away."""
    what = remembered(conn, reader, key, now)
    gone = delete(last_change).where(last_change.c.reader == reader, last_change.c.key == key)
    return what if conn.execute(gone).rowcount and what else None


def forget_changes(conn: Connection, now: datetime) -> None:
    """Remove what cannot be undone any more."""
    conn.execute(delete(last_change).where(last_change.c.at <= now - UNDONE_WITHIN))
