"""Sessions: begin, recognise by a cookie, renew, end. The cookie holds a token, the database its digest."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

import structlog
from sqlalchemy import Connection, Engine

from verdicts.domain.accounts import Account, Way
from verdicts.store import sessions as store
from verdicts.store.engine import reading, writing
from verdicts.store.sessions import Session

log = structlog.get_logger()

SEEN_EVERY = timedelta(hours=1)
_BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
    ("Mac OS", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)  # fmt: skip


class Known(NamedTuple):
    """A session, and the token that its cookie shall hold from now on, "" where it stays."""

    session: Session
    token: str = ""


def digest(token: str) -> str:
    """What is kept of a secret that is random itself."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def agent_words(user_agent: str) -> str:
    """Browser and system in words, like "Firefox on Linux"; only words of ours, nothing that was sent."""
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), "A browser")
    system = next((name for mark, name in _SYSTEMS if mark in user_agent), "")
    return f"{browser} on {system}" if system else browser


def begin(conn: Connection, account: Account, way: Way, user_agent: str, now: datetime) -> tuple[int, str]:
    """Begin a session; its number, and the token for the cookie."""
    token = secrets.token_urlsafe(32)
    return store.add_session(conn, account.id, digest(token), way, agent_words(user_agent), now), token


def recognise(engine: Engine, token: str, now: datetime, renewing: bool = False) -> Known | None:
    """Whose session a cookie's token is; None where it is none or over, which ends it.

    With `renewing` (an answer that can set the cookie) a token that is a day old is replaced, once: of several requests
    at once one gets the new token, the others go on with what they have.
    """
    with reading(engine) as conn:
        found = store.session_of(conn, digest(token)) if token else None
    if found is None:
        return None
    if found.over(now):
        _end(engine, found, now)
        return None
    if renewing and found.due(now):
        return _renewed(engine, found, token, now)
    if found.current and (found.confirmed_at is None or now > found.seen_at + SEEN_EVERY):
        with writing(engine) as conn:
            store.see(conn, found.id, now)
    return Known(found)


def _renewed(engine: Engine, found: Session, token: str, now: datetime) -> Known:
    new = secrets.token_urlsafe(32)
    with writing(engine) as conn:
        mine = store.renew(conn, found, digest(new), digest(token), now)
    return Known(found, new if mine else "")


def _end(engine: Engine, found: Session, now: datetime) -> None:
    if found.replayed(now):
        log.warning("a replaced session cookie was shown again, the session ends", session=found.id)
    with writing(engine) as conn:
        store.end_sessions(conn, found.account.id, only=found.id)
