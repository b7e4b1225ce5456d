"""What came along with a sign-in, kept with its session until it was said once.

It hangs on the session, so that nothing that a link or a form carries can make a page say it.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, select, update

from verdicts.domain.along import GREETED_WITHIN, Along, Handed, Merged
from verdicts.store.tables import session


def keep_along(conn: Connection, number: int, along: Along) -> None:
    """Keep with a session what came along with it; nothing is kept where nothing came."""
    if along != Along():
        conn.execute(update(session).where(session.c.id == number).values(along=json.dumps(asdict(along))))


def along_of(conn: Connection, number: int, now: datetime) -> Along | None:
    """What is still to be said of a session; None where it was said, or is too old to be news."""
    fresh = (session.c.id == number) & (session.c.made_at > now - GREETED_WITHIN)
    text = conn.execute(select(session.c.along).where(fresh)).scalar_one_or_none()
    if text is None:
        return None
    whole = json.loads(text)
    return Along(Merged(**whole["votes"]), Handed(**whole["kept"]), whole["shared"])


def drop_along(conn: Connection, number: int) -> bool:
    """It is said now; False where somebody else has said it in the meantime."""
    there = (session.c.id == number) & session.c.along.is_not(None)
    return conn.execute(update(session).where(there).values(along=None)).rowcount > 0
