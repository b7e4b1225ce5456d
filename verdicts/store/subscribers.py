"""Subscribers: asked, confirmed, what interests them, left, forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, or_, select, update

from verdicts.domain.newsletter.subscribers import FORGOTTEN_AFTER, Subscriber, address_digest
from verdicts.store.polls import insert_new
from verdicts.store.tables import delivery, subscriber

_FRESH: dict[str, Any] = {"state": "pending", "interests": [], "mails": 0, "bounces": 0}


def hold(conn: Connection, address: str, now: datetime) -> Subscriber:
    """The row of an address, made where there is none; others who want it wait until this transaction ends."""
    digest = address_digest(address)
    conn.execute(insert_new(conn, subscriber).values(digest=digest, address=address, made_at=now, **_FRESH))
    row = conn.execute(select(subscriber).where(subscriber.c.digest == digest).with_for_update()).one()
    return _subscriber(row)


def note_mail(conn: Connection, known: Subscriber, address: str, token: str, now: datetime) -> None:
    """A mail with a new link goes out to an address; its older links are void. Who left may come back by it."""
    cells: dict[str, Any] = {"address": address, "token": token, "mails": subscriber.c.mails + 1, "mailed_at": now}
    if known.state == "left":
        cells |= {"state": "pending", "made_at": now, "left_at": None, "interests": []}
    _change(conn, known.id, **cells)


def subscriber_of_token(conn: Connection, digest: str) -> Subscriber | None:
    """Whose a link is: the newest that a form caused, or one of any issue that was mailed."""
    mailed = select(delivery.c.subscriber_id).where(delivery.c.token == digest)
    row = conn.execute(
        select(subscriber).where(or_(subscriber.c.token == digest, subscriber.c.id.in_(mailed)))
    ).one_or_none()
    return _subscriber(row) if row else None


def subscriber_of_address(conn: Connection, address: str) -> Subscriber | None:
    """What is kept of an address."""
    row = conn.execute(select(subscriber).where(subscriber.c.digest == address_digest(address))).one_or_none()
    return _subscriber(row) if row else None


def confirm(conn: Connection, number: int, now: datetime) -> None:
    """From now on issues go to it; what bounced before is forgiven."""
    _change(conn, number, state="active", confirmed_at=now, left_at=None, mails=0, bounces=0)


def choose_interests(conn: Connection, number: int, interests: Sequence[str]) -> None:
    """Only these categories, or all where there are none."""
    _change(conn, number, interests=list(interests), mails=0)


def leave(conn: Connection, number: int, now: datetime) -> None:
    """No issue goes to it any more, not even one that is being sent."""
    _change(conn, number, state="left", left_at=now, mails=0)
    conn.execute(delete(delivery).where(delivery.c.subscriber_id == number, delivery.c.state == "pending"))


def erase(conn: Connection, address: str) -> None:
    """Nothing of an address is kept."""
    conn.execute(delete(subscriber).where(subscriber.c.digest == address_digest(address)))


def forget_addresses(conn: Connection, now: datetime) -> int:
    """Forget addresses that were not confirmed within 30 days or left so long ago; how many there were."""
    old = now - FORGOTTEN_AFTER
    unconfirmed = (subscriber.c.state == "pending") & (
        func.coalesce(subscriber.c.mailed_at, subscriber.c.made_at) < old
    )
    gone = (subscriber.c.state == "left") & (subscriber.c.left_at < old)
    stale = subscriber.c.address.is_not(None) & (unconfirmed | gone)
    return conn.execute(update(subscriber).where(stale).values(address=None, interests=[])).rowcount


def by_state(conn: Connection) -> dict[str, int]:
    """How many there are by state."""
    query = select(subscriber.c.state, func.count().label("many")).group_by(subscriber.c.state)
    return {row.state: row.many for row in conn.execute(query)}


def active_interests(conn: Connection) -> list[tuple[int, tuple[str, ...]]]:
    """Number and interests of everybody to whom issues go."""
    query = select(subscriber.c.id, subscriber.c.interests).where(subscriber.c.state == "active")
    return [(row.id, tuple(row.interests)) for row in conn.execute(query.order_by(subscriber.c.id))]


def _change(conn: Connection, number: int, **cells: Any) -> None:
    conn.execute(update(subscriber).where(subscriber.c.id == number).values(**cells))


def _subscriber(row: Row[Any]) -> Subscriber:
    return Subscriber(
        id=row.id,
        address=row.address or "",
        state=row.state,
        interests=tuple(row.interests),
        mails=row.mails,
        mailed_at=row.mailed_at,
        confirmed_at=row.confirmed_at,
        bounces=row.bounces,
        left_at=row.left_at,
    )
