"""Tidy: sockets of sessions that ended elsewhere become nobody's, and links that are too old go."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from verdicts.desk.accounts.registry import Registry
from verdicts.domain.accounts import Role
from verdicts.store.engine import writing
from verdicts.store.mailed import forget_links
from verdicts.store.sessions import present


async def tidy(registry: Registry) -> None:
    """Once. Raises DatabaseTrouble."""
    attendance = registry.polls.attendance
    asked = attendance.sessions
    attendance.update(await asyncio.to_thread(_still, registry, asked), asked)


def _still(registry: Registry, asked: set[int]) -> Mapping[int, Role]:
    with writing(registry.engine) as conn:
        forget_links(conn, registry.now())
        return present(conn, asked)
