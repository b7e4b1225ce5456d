"""Deliveries: one row an issue and subscriber, which goes pending -> processing -> delivered and never back past a
message that was handed over.

What makes a crash repeat nobody: a row is claimed (pending -> processing, committed) when the server has the whole
message but for the line that ends it. Before that line no server delivers anything, so a row that is still pending was
not delivered, whatever happened. After it the row is processing, and nothing makes it pending again but the server's
own answer that it did not take the message, or somebody who decides so (`unconfirmed`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, exists, func, insert, select, update

from verdicts.domain.newsletter.issues import DeliveryState, Due, Returned
from verdicts.domain.newsletter.subscribers import MOST_BOUNCES
from verdicts.store.tables import delivery, issue, subscriber

_BATCH = 1000


def plan(conn: Connection, number: int, subscribers: Sequence[int], now: datetime) -> None:
    """One delivery each; raises IntegrityError where one of them has it already."""
    blank = {"issue_id": number, "state": "pending", "attempts": 0, "due_at": now, "at": now, "said": ""}
    for start in range(0, len(subscribers), _BATCH):
        conn.execute(insert(delivery), [{**blank, "subscriber_id": one} for one in subscribers[start : start + _BATCH]])


def due(conn: Connection, number: int, now: datetime, most: int) -> list[Due]:
    """Those whose time has come, in the order in which they were planned."""
    query = select(delivery.c.id, delivery.c.attempts, subscriber.c.id.label("who"), subscriber.c.address)
    query = query.add_columns(subscriber.c.interests).join_from(delivery, subscriber)
    waiting = (delivery.c.issue_id == number) & (delivery.c.state == "pending") & (delivery.c.due_at <= now)
    rows = conn.execute(query.where(waiting).order_by(delivery.c.id).limit(most))
    return [Due(row.id, row.who, row.address, tuple(row.interests), row.attempts) for row in rows]


def next_due(conn: Connection, number: int) -> datetime | None:
    """When the next one that waits is due; None where none waits."""
    waiting = (delivery.c.issue_id == number) & (delivery.c.state == "pending")
    return conn.execute(select(func.min(delivery.c.due_at)).where(waiting)).scalar()


def put_off_ones(conn: Connection, issues: Sequence[int], now: datetime) -> dict[int, tuple[int, datetime]]:
    """How many letters of each issue a server put off, and when the first of them is tried again."""
    c = delivery.c
    waiting = c.issue_id.in_(issues) & (c.state == "pending") & (c.attempts > 0) & (c.due_at > now)
    query = select(c.issue_id, func.count().label("many"), func.min(c.due_at).label("first"))
    return {row.issue_id: (row.many, row.first) for row in conn.execute(query.where(waiting).group_by(c.issue_id))}


def returned_ones(conn: Connection, number: int, most: int) -> list[Returned]:
    """Letters of an issue that did not arrive (yet): refused, bounced, put off; in the order of their planning."""
    c = delivery.c
    back = c.state.in_(("refused", "bounced")) | ((c.state == "pending") & (c.attempts > 0))
    query = select(c.state, c.said, subscriber.c.address, subscriber.c.state.label("whose")).join_from(
        delivery, subscriber
    )
    rows = conn.execute(query.where(c.issue_id == number, back).order_by(c.id).limit(most))
    return [Returned(row.address or "", row.state, row.said, row.whose == "paused") for row in rows]


def claim(conn: Connection, number: int, sender: str, token: str, now: datetime) -> bool:
    """Pending -> processing, for the one who sends the issue, while it is sent; False for anybody and anything else."""
    going = exists().where(issue.c.id == delivery.c.issue_id, issue.c.state == "sending", issue.c.sender == sender)
    waits = (delivery.c.id == number) & (delivery.c.state == "pending") & going
    return conn.execute(update(delivery).where(waits).values(state="processing", token=token, at=now)).rowcount == 1


def settle(conn: Connection, number: int, state: DeliveryState, said: str, now: datetime) -> None:
    """What the server answered."""
    open_ones = delivery.c.state.in_(("pending", "processing"))
    cells = {"state": state, "said": said, "at": now}
    conn.execute(update(delivery).where(delivery.c.id == number, open_ones).values(**cells))


def put_off(conn: Connection, number: int, said: str, until: datetime, now: datetime) -> None:
    """The server did not take it and may later; the link within is void."""
    cells = {"state": "pending", "token": None, "attempts": delivery.c.attempts + 1, "said": said}
    open_ones = delivery.c.state.in_(("pending", "processing"))
    conn.execute(update(delivery).where(delivery.c.id == number, open_ones).values(due_at=until, at=now, **cells))


def refuse(conn: Connection, number: int, said: str, now: datetime) -> None:
    """The server refused the address for good, while it was told of it."""
    if _went(conn, number, "refused", ("pending", "processing"), said, now):
        _count_bounce(conn, number)


def bounce(conn: Connection, number: int, said: str, hard: bool, now: datetime) -> bool:
    """A message came back after it was taken, `hard` where that is for the address; False where that was known."""
    if not _went(conn, number, "bounced", ("processing", "delivered"), said, now):
        return False
    if hard:
        _count_bounce(conn, number)
    return True


def forgive(conn: Connection, last: int) -> None:
    """Bounces count in a row: who got the last issue begins anew."""
    got = select(delivery.c.subscriber_id).where(delivery.c.issue_id == last, delivery.c.state == "delivered")
    conn.execute(update(subscriber).where(subscriber.c.bounces > 0, subscriber.c.id.in_(got)).values(bounces=0))


def received(conn: Connection, number: int) -> list[tuple[str, str, datetime]]:
    """Week, state and time of all deliveries of a subscriber, the newest first."""
    query = select(issue.c.week, delivery.c.state, delivery.c.at).join_from(delivery, issue)
    mine = query.where(delivery.c.subscriber_id == number).order_by(delivery.c.id.desc())
    return [(row.week, row.state, row.at) for row in conn.execute(mine)]


def _went(
    conn: Connection, number: int, state: DeliveryState, before: tuple[str, ...], said: str, now: datetime
) -> bool:
    cells: dict[str, Any] = {"state": state, "said": said, "at": now}
    return (
        conn.execute(
            update(delivery).where(delivery.c.id == number, delivery.c.state.in_(before)).values(**cells)
        ).rowcount
        == 1
    )


def _count_bounce(conn: Connection, number: int) -> None:
    """One more; at the third in a row the address is paused, and what waits for it is not sent."""
    whose = subscriber.c.id == select(delivery.c.subscriber_id).where(delivery.c.id == number).scalar_subquery()
    conn.execute(update(subscriber).where(whose).values(bounces=subscriber.c.bounces + 1))
    many = whose & (subscriber.c.state == "active") & (subscriber.c.bounces >= MOST_BOUNCES)
    paused = conn.execute(update(subscriber).where(many).values(state="paused").returning(subscriber.c.id)).scalar()
    if paused is not None:
        conn.execute(delete(delivery).where(delivery.c.subscriber_id == paused, delivery.c.state == "pending"))
