"""Sign out: this browser, another one, or all others. Open pages of an ended session are nobody's at once."""

from __future__ import annotations

import asyncio

from verdicts.desk.accounts.registry import Registry
from verdicts.store import sessions
from verdicts.store.engine import writing
from verdicts.store.sessions import Session


async def end(registry: Registry, mine: Session, only: int = 0, but: int = 0) -> int:
    """End one of the account's own sessions, or all but one; how many ended. Raises DatabaseTrouble."""
    ended = await asyncio.to_thread(_end, registry, mine.account.id, only, but)
    registry.polls.attendance.end(ended)
    registry.tell({}, mine.account.reader)
    return len(ended)


async def sign_out(registry: Registry, mine: Session) -> None:
    """End the session of this browser."""
    await end(registry, mine, only=mine.id)


def _end(registry: Registry, number: int, only: int, but: int) -> list[int]:
    with writing(registry.engine) as conn:
        return sessions.end_sessions(conn, number, only, but)
