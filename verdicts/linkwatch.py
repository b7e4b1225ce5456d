"""Checks the links of the catalogue while the server runs, where an operator switched that on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from verdicts.desk.upkeep.probe import Prober
from verdicts.desk.upkeep.round import Rounds
from verdicts.settings import Settings
from verdicts.states.upkeep import checking

log = structlog.get_logger()


@dataclass
class LinkWatch:
    """Begins a round every `every` seconds, never with None. Of several workers one is at it at a time."""

    rounds: Rounds | None
    every: float = 60.0

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Wait, check, until the block ends."""
        task = asyncio.create_task(self._run(self.rounds)) if self.rounds else None
        try:
            yield
        finally:
            if task:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task

    async def _run(self, rounds: Rounds) -> None:
        while True:
            await asyncio.sleep(self.every)
            try:
                await rounds.once()
            except* (SQLAlchemyError, OSError) as trouble:
                log.warning("links not checked", error=type(trouble.exceptions[0]).__name__)


def link_watch(known: Settings, engine: Engine) -> LinkWatch:
    """As the settings wish it; the pages of the desk are told whether links are checked."""
    checking.on = known.link_checks == "on"
    prober = Prober(f"{known.site_name.encode('ascii', 'ignore').decode()} link check (+{known.base_url})")
    every = timedelta(days=known.link_check_days)
    return LinkWatch(Rounds(engine, prober, every, lambda: datetime.now(UTC)) if checking.on else None)
