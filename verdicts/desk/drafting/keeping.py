"""The record of a run: written off the event loop, and never cut off in the middle of a write."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, Engine

from verdicts.domain.drafting import BEAT, CANCELLED, PanelRun, Planning, RunState, TakeDraft
from verdicts.fusion.cost import Ledger
from verdicts.store.drafts import beat, begin_run, end_run, keep_take, panel_run_by_id
from verdicts.store.engine import reading, writing

_T = TypeVar("_T")
FAULT = "The run broke off before this take was ready."


@dataclass(frozen=True)
class Record:
    """One run in the database; `ledger` knows what it has cost, `now` the time of day, aware UTC."""

    engine: Engine
    ledger: Ledger
    now: Callable[[], datetime]
    run: int

    async def keep(self, take: TakeDraft) -> None:
        """What a reviewer has, at last or so far."""
        await _kept(self.engine, lambda conn: keep_take(conn, self.run, take, self.ledger.spent, self.now()))

    async def beat(self) -> None:
        """Say that the run goes on, until this is cancelled."""
        while True:
            await asyncio.sleep(BEAT.total_seconds())
            await _kept(self.engine, lambda conn: beat(conn, self.run, self.ledger.spent, self.now()))

    async def end(self, state: RunState, wall: float) -> None:
        """The end; who still waits gets no take."""
        words = CANCELLED if state == "cancelled" else FAULT
        await _kept(
            self.engine, lambda conn: end_run(conn, self.run, state, self.ledger.spent, wall, words, self.now())
        )

    def read(self) -> PanelRun:
        """The run as it is stored."""
        with reading(self.engine) as conn:
            found = panel_run_by_id(conn, self.run)
        if found is None:
            raise LookupError(f"run {self.run} was removed while it ran")
        return found


async def begun(engine: Engine, planning: Planning, ledger: Ledger, now: Callable[[], datetime]) -> Record:
    """A record of a run that begins."""
    return Record(engine, ledger, now, await _kept(engine, lambda conn: begin_run(conn, planning, now())))


async def _kept(engine: Engine, write: Callable[[Connection], _T]) -> _T:
    """Write in a thread; who is cancelled meanwhile waits for the end of it."""

    def work() -> _T:
        with writing(engine) as conn:
            return write(conn)

    task = asyncio.ensure_future(asyncio.to_thread(work))
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.gather(task, return_exceptions=True)
        raise
