"""Keeps the ladders up to date while the server runs: a process of its own computes them, never the server."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import Engine

from verdicts.repeating import repeating
from verdicts.store.engine import writing
from verdicts.store.ladders import behind, claim

log = structlog.get_logger()

NICENESS = 10
COMMAND = (sys.executable, "-m", "verdicts", "rank")


@dataclass
class Ranking:
    """Looks every `every` seconds whether picks changed. Of several workers the one whose claim is first computes."""

    engine: Engine
    every: float
    clock: Callable[[], datetime]
    command: tuple[str, ...] = COMMAND

    def running(self) -> AbstractAsyncContextManager[None]:
        """Wait, look, compute, until the block ends; a computation under way is then ended. Never with `every` 0."""
        return repeating(self.once, self.every, "ladder not computed")

    async def once(self) -> bool:
        """Compute the ladders where that is due; whether it was done."""
        return await asyncio.to_thread(self._due) and await self._compute()

    def _due(self) -> bool:
        """A look that locks nothing, and only where something changed the claim."""
        with self.engine.connect() as conn:
            if not behind(conn):
                return False
        with writing(self.engine) as conn:
            return claim(conn, self.clock(), timedelta(seconds=self.every))

    async def _compute(self) -> bool:
        quiet, pipe = asyncio.subprocess.DEVNULL, asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(*self.command, stdin=quiet, stdout=quiet, stderr=pipe)
        try:
            with suppress(ProcessLookupError):
                os.setpriority(os.PRIO_PROCESS, process.pid, NICENESS)
            _, said = await process.communicate()
        except asyncio.CancelledError:
            with suppress(ProcessLookupError):
                process.terminate()
            await process.wait()
            raise
        if process.returncode:
            log.warning("ladder not computed", said=said.decode(errors="replace")[-500:])
        return not process.returncode
