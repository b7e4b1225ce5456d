"""Corrections: taken in, read, closed, opened again. Spam is forgotten after a while."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from verdicts.domain.corrections import Correction, Report, Ruling
from verdicts.store.tables import account, correction, revision, tool
from verdicts.store.tending import PRESENT, with_present

SPAM_KEPT_FOR = timedelta(days=30)
LOGGED = ("accepted", "declined")


def add_correction(conn: Connection, tool_id: int, report: Report, read: str, at: datetime) -> int:
    """Take a report in and give its number; that of the open one which says the same, where there is one."""
    said = {"fact": report.fact, "wrong": report.wrong, "right": report.right, "source": report.source}
    same = [correction.c[name] == text for name, text in said.items()]
    known = select(func.min(correction.c.id)).where(correction.c.tool_id == tool_id, correction.c.ruling == "open")
    if (number := conn.execute(known.where(*same)).scalar()) is not None:
        return number
    cells = {"tool_id": tool_id, **said, "read": read, "at": at, "ruling": "open", "answer": "", "reads": ""}
    return conn.execute(insert(correction).values(cells).returning(correction.c.id)).scalar_one()


def correction_by_number(conn: Connection, number: int) -> Correction | None:
    """One of them."""
    row = conn.execute(_query().where(correction.c.id == number)).one_or_none()
    return _correction(row) if row else None


def open_corrections(conn: Connection, most: int) -> list[Correction]:
    """Those that wait for an editor, the oldest first."""
    waiting = _query().where(correction.c.ruling == "open").order_by(correction.c.at, correction.c.id)
    return [_correction(row) for row in conn.execute(waiting.limit(most))]


def closed_corrections(conn: Connection, most: int, spam: bool = False) -> list[Correction]:
    """Those that were closed, the newest first."""
    rulings = (*LOGGED, "spam") if spam else LOGGED
    closed = _query().where(correction.c.ruling.in_(rulings))
    newest = closed.order_by(correction.c.closed_at.desc(), correction.c.id.desc())
    return [_correction(row) for row in conn.execute(newest.limit(most))]


def how_many(conn: Connection) -> dict[str, int]:
    """How many there are by ruling."""
    counted = select(correction.c.ruling, func.count().label("many")).group_by(correction.c.ruling)
    return {row.ruling: row.many for row in conn.execute(counted)}


def close_correction(
    conn: Connection, number: int, ruling: Ruling, answer: str, reads: str, by: int, at: datetime
) -> bool:
    """Close an open one; False where it is not open any more."""
    cells = {"ruling": ruling, "answer": answer, "reads": reads, "closed_by": by, "closed_at": at}
    waiting = update(correction).where(correction.c.id == number, correction.c.ruling == "open")
    return conn.execute(waiting.values(cells)).rowcount == 1


def reopen_correction(conn: Connection, number: int) -> bool:
    """Open a closed one again: it leaves the log. False where it is open already."""
    cells = {"ruling": "open", "answer": "", "reads": "", "closed_by": None, "closed_at": None}
    closed = update(correction).where(correction.c.id == number, correction.c.ruling != "open")
    return conn.execute(closed.values(cells)).rowcount == 1


def published_since(conn: Connection, slug: str, at: datetime) -> bool:
    """Whether a tool was published anew after that moment."""
    newer = select(revision.c.id).join_from(revision, tool).where(tool.c.slug == slug, revision.c.made_at > at)
    return conn.execute(newer.limit(1)).first() is not None


def forget_spam(conn: Connection, now: datetime) -> int:
    """Remove what was found to be spam 30 days ago; how many there were."""
    old = (correction.c.ruling == "spam") & (correction.c.closed_at < now - SPAM_KEPT_FOR)
    return conn.execute(delete(correction).where(old)).rowcount


def _query() -> Select[Any]:
    """Each with the name that its tool had, and the address that it has, which is of another one after a merge."""
    joined = with_present(correction.join(tool, correction.c.tool_id == tool.c.id))
    joined = joined.outerjoin(account, correction.c.closed_by == account.c.id)
    return select(correction, PRESENT, tool.c.name, account.c.byline).select_from(joined)


def _correction(row: Row[Any]) -> Correction:
    return Correction(
        number=row.id,
        tool=row.slug,
        name=row.name,
        fact=row.fact,
        read=row.read,
        wrong=row.wrong,
        right=row.right,
        source=row.source,
        at=row.at,
        ruling=row.ruling,
        answer=row.answer,
        reads=row.reads,
        closed_at=row.closed_at,
        by=row.byline or "",
    )
