"""Tidy: sockets of sessions that ended elsewhere become nobody's; links and sessions that are over go,
and changes that cannot be undone any more."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from verdicts.desk.accounts.registry import Registry
from verdicts.domain.accounts import Role
from verdicts.store.engine import writing
from verdicts.store.last_changes import forget_changes
from verdicts.store.mailed import forget_links
from verdicts.store.sessions import forget_sessions, present


async def tidy(registry: Registry) -> None:
    """Once. Raises DatabaseTrouble."""
    attendance = registry.polls.attendance
    asked = attendance.sessions
    ended = attendance.update(await asyncio.to_thread(_still, registry, asked), asked)
    registry.tell({}, *ended)


def _still(registry: Registry, asked: set[int]) -> Mapping[int, Role]:
    with writing(registry.engine) as conn:
        forget_links(conn, registry.now())
        forget_changes(conn, registry.now())
        forget_sessions(conn, registry.now())
        return present(conn, asked)
