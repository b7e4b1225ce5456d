"""Deliveries of which nobody knows whether they arrived: claimed, and the server's answer was not seen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, select, update

from verdicts.domain.newsletter.issues import UNDER_WAY, Unconfirmed
from verdicts.store.tables import delivery, issue, subscriber


def unconfirmed(conn: Connection, issues: Sequence[int], now: datetime, most: int) -> list[Unconfirmed]:
    """Those of some issues about which nobody decided, the oldest first, at most so many of each issue."""
    place = func.row_number().over(partition_by=delivery.c.issue_id, order_by=delivery.c.id).label("place")
    c, of = delivery.c, delivery.c.issue_id.in_(issues)
    open_ones = select(c.id, c.issue_id, issue.c.week, c.at, c.said, place).join_from(delivery, issue)
    found = open_ones.where(of, _undecided(now)).subquery()
    rows = conn.execute(select(found).where(found.c.place <= most).order_by(found.c.id))
    return [Unconfirmed(row.id, row.issue_id, row.week, row.at, row.said) for row in rows]


def send_again(conn: Connection, number: int, now: datetime) -> int | None:
    """It waits again, and its issue is to be sent where it had ended; the issue's number.

    None where nobody has to decide about it, or nothing is sent to its subscriber any more.
    """
    active = select(subscriber.c.id).where(subscriber.c.state == "active")
    waits = update(delivery).where(delivery.c.id == number, _undecided(now), delivery.c.subscriber_id.in_(active))
    of = conn.execute(waits.values(state="pending", due_at=now, at=now).returning(delivery.c.issue_id)).scalar()
    ended = update(issue).where(issue.c.id == of, issue.c.state == "sent")
    conn.execute(ended.values(state="sending", ended_at=None, sender="", beat_at=None))
    return of


def leave_it(conn: Connection, number: int, now: datetime) -> int | None:
    """It stays as it is for good; the issue's number. None where nobody has to decide about it."""
    left = update(delivery).where(delivery.c.id == number, _undecided(now)).values(closed_at=now)
    return conn.execute(left.returning(delivery.c.issue_id)).scalar()


def _undecided(now: datetime) -> ColumnElement[bool]:
    c = delivery.c
    return (c.state == "processing") & c.closed_at.is_(None) & (c.at <= now - UNDER_WAY)
