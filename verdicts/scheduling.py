"""Publishes drafts whose time has come, while the server runs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from verdicts.desk.revising.schedule import publish_due
from verdicts.desk.working.said import GONE, Done
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

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Wait, look, publish, until the block ends. Never with `every` 0."""
        task = asyncio.create_task(self._run()) if self.every else None
        try:
            yield
        finally:
            if task:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task

    async def _run(self) -> None:
        while True:
            await asyncio.sleep(self.every)
            try:
                await self.once()
            except SQLAlchemyError as trouble:
                log.warning("drafts not looked at", error=type(trouble).__name__)

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
