"""When working copies are to be published: set, lifted, found when their time has come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select, update

from verdicts.domain.desk import Schedule
from verdicts.store.tables import account, schedule, working_copy


def set_schedule(conn: Connection, copy: int, version: int, at: datetime, by: int, reason: str) -> None:
    """Publish the copy at that moment as it stands in that version; replaces what was said before."""
    conn.execute(delete(schedule).where(schedule.c.copy_id == copy))
    row = {"copy_id": copy, "version": version, "due_at": at, "set_by": by, "reason": reason, "said": ""}
    conn.execute(insert(schedule).values(row))


def lift_schedule(conn: Connection, copy: int) -> bool:
    """Publish it at no moment; whether there was one."""
    return conn.execute(delete(schedule).where(schedule.c.copy_id == copy)).rowcount > 0


def schedules(conn: Connection, copies: Iterable[int]) -> dict[int, Schedule]:
    """What was set for each of those copies, by their number."""
    return {one.copy: one for one in map(_schedule, conn.execute(_query().where(schedule.c.copy_id.in_(list(copies)))))}


def due(conn: Connection, now: datetime) -> list[Schedule]:
    """Those whose time has come, of drafts that did not change since, and that nothing was said of yet."""
    same = (working_copy.c.id == schedule.c.copy_id) & (working_copy.c.version == schedule.c.version)
    query = _query().join(working_copy, same).where(schedule.c.due_at <= now, schedule.c.said == "")
    return [_schedule(row) for row in conn.execute(query.order_by(schedule.c.due_at))]


def say_why(conn: Connection, copy: int, said: str) -> None:
    """Why it was not published when its time came."""
    conn.execute(update(schedule).where(schedule.c.copy_id == copy).values(said=said))


def _query() -> Select[Any]:
    joined = schedule.outerjoin(account, schedule.c.set_by == account.c.id)
    return select(schedule, account.c.byline).select_from(joined)


def _schedule(row: Row[Any]) -> Schedule:
    who = (row.set_by or 0, row.byline or "")
    return Schedule(row.copy_id, row.version, row.due_at, *who, row.reason, row.said)
