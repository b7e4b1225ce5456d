"""Publishes drafts whose time has come, while the server runs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy import Engine

from verdicts.desk.revising.schedule import publish_due
from verdicts.desk.working.said import GONE, Done
from verdicts.repeating import repeating
from verdicts.states.at_desk import LIST

log = structlog.get_logger()


@dataclass
class Scheduling:
    """Looks every `every` seconds; `tell(circle)` makes the open pages of editors look again.

    Several workers may look at once: whichever publishes a draft first takes it away from the others.
    """

    engine: Engine
    every: float
    clock: Callable[[], datetime]
    tell: Callable[[str], None]

    def running(self) -> AbstractAsyncContextManager[None]:
        """Wait, look, publish, until the block ends. Never with `every` 0."""
        return repeating(self.once, self.every, "drafts not looked at")

    async def once(self) -> int:
        """Publish what is due; how many were."""
        found = await asyncio.to_thread(publish_due, self.engine, self.clock())
        done = [(copy, answer) for copy, answer in found if answer != GONE]
        for copy, answer in done:
            log.info("draft published" if isinstance(answer, Done) else "draft not published", said=answer.said)
            self.tell(str(copy))
        if done:
            self.tell(LIST)
        return sum(isinstance(answer, Done) for _, answer in done)
