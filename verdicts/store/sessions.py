"""Sessions: the browsers in which accounts are signed in, by the digest of what their cookie holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from verdicts.domain.accounts import GRACE, RENEWED_AFTER, SESSION_IDLE, SESSION_LASTS, Account, Role, Way
from verdicts.store.accounts import read_account
from verdicts.store.tables import account, session


@dataclass(frozen=True, slots=True)
class Session:
    """A browser in which `account` is signed in. `current` is false for one that still shows its former token."""

    id: int
    account: Account
    way: Way
    agent: str
    made_at: datetime
    renewed_at: datetime
    confirmed_at: datetime | None
    seen_at: datetime
    current: bool = True

    def over(self, now: datetime) -> bool:
        """Whether it was idle or is there for too long, or shows a token that was replaced."""
        return self.replayed(now) or now > self.seen_at + SESSION_IDLE or now > self.made_at + SESSION_LASTS

    def replayed(self, now: datetime) -> bool:
        """Whether it shows its former token although the new one was seen a while ago."""
        return not self.current and self.confirmed_at is not None and now > self.confirmed_at + GRACE

    def due(self, now: datetime) -> bool:
        """Whether it should have a new token: a day after the last; sooner where that one never reached its browser.

        A browser that sends several requests at once still shows the former token in some of them. These are answered
        without a new one: the browser would keep the token of whichever answer came last.
        """
        if self.current:
            return now > self.renewed_at + RENEWED_AFTER
        return self.confirmed_at is None and now > self.renewed_at + GRACE


def add_session(conn: Connection, number: int, token: str, way: Way, agent: str, now: datetime) -> int:
    """Begin a session of an account; gives its number."""
    moments = dict.fromkeys(("made_at", "renewed_at", "confirmed_at", "seen_at"), now)
    cells = {"account_id": number, "token": token, "way": way, "agent": agent, **moments}
    return conn.execute(insert(session).values(cells).returning(session.c.id)).scalar_one()


def session_of(conn: Connection, token: str) -> Session | None:
    """The session whose cookie holds, or held before, what has this digest."""
    row = conn.execute(_SESSIONS.where(or_(session.c.token == token, session.c.former == token))).one_or_none()
    return _read(row, row.token == token) if row else None


def sessions_of(conn: Connection, number: int) -> list[Session]:
    """An account's sessions, the one seen last first."""
    rows = conn.execute(_SESSIONS.where(session.c.account_id == number).order_by(session.c.seen_at.desc()))
    return [_read(row, True) for row in rows]


def renew(conn: Connection, known: Session, token: str, former: str, now: datetime) -> bool:
    """Give a session a new token; the former is good until the new one was seen, and a minute more.

    False where the session is no longer as it is `known`: somebody else renewed it, and theirs is the new token.
    """
    cells = {"token": token, "former": former, "renewed_at": now, "confirmed_at": None, "seen_at": now, "along": None}
    same = session.c.confirmed_at.is_not_distinct_from(known.confirmed_at) & (session.c.renewed_at == known.renewed_at)
    return conn.execute(update(session).where(session.c.id == known.id, same).values(cells)).rowcount > 0


def see(conn: Connection, number: int, now: datetime) -> None:
    """The session was used with its current token."""
    seen = update(session).where(session.c.id == number)
    conn.execute(seen.values(seen_at=now))
    conn.execute(seen.where(session.c.confirmed_at.is_(None)).values(confirmed_at=now))


def end_sessions(conn: Connection, number: int, only: int = 0, but: int = 0) -> list[int]:
    """End an account's sessions: all, or only one, or all but one; gives the numbers of those that ended."""
    mine = session.c.account_id == number
    wanted = mine & (session.c.id == only) if only else mine & (session.c.id != but)
    return list(conn.execute(delete(session).where(wanted).returning(session.c.id)).scalars())


def forget_sessions(conn: Connection, now: datetime) -> None:
    """Remove the sessions that were idle or are there for too long."""
    over = (session.c.seen_at < now - SESSION_IDLE) | (session.c.made_at < now - SESSION_LASTS)
    conn.execute(delete(session).where(over))


def present(conn: Connection, numbers: Iterable[int]) -> Mapping[int, Role]:
    """Of these sessions those that still are, with the role of their account."""
    query = select(session.c.id, account.c.role).join_from(session, account).where(session.c.id.in_(list(numbers)))
    return {row.id: row.role for row in conn.execute(query)}


_SESSIONS = select(
    session.c.id.label("number"), session.c.token, session.c.way, session.c.agent, session.c.made_at.label("begun_at"),
    session.c.renewed_at, session.c.confirmed_at, session.c.seen_at, account,
).join_from(session, account)  # fmt: skip


def _read(row: Row[Any], current: bool) -> Session:
    times = (row.begun_at, row.renewed_at, row.confirmed_at, row.seen_at)
    return Session(row.number, read_account(row), row.way, row.agent, *times, current)
