"""Assembles the panel desk: pools, the budget of a day, the runner, and who hears of its runs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager

import structlog

from verdicts.desk.catalogue import Library
from verdicts.desk.look_at_drafts import end_abandoned
from verdicts.desk.panels.progress import Progress
from verdicts.desk.panels.runner import Runner
from verdicts.desk.pools.file import PoolsRefused
from verdicts.desk.pools.offer import Pools
from verdicts.desk.pools.provided import PROVIDED
from verdicts.desk.vote import Polls
from verdicts.domain.drafting import BEAT
from verdicts.fusion.fuse import Means
from verdicts.installation import pools_of
from verdicts.repeating import repeating
from verdicts.settings import Settings
from verdicts.states.paneling import paneling
from verdicts.store.drafts import copies_under_way
from verdicts.store.engine import reading

log = structlog.get_logger()


class Paneling:
    """The parts of one process. `means` is what its fusions share; the wire in it is another's to close."""

    def __init__(self, known: Settings, library: Library, polls: Polls, means: Callable[[], Awaitable[Means]]) -> None:
        """Put the parts together; nothing is asked yet."""
        self._polls, self._seen = polls, set[int]()
        self.runner = Runner(library.engine, means, known.desk_budget, polls.clock, _pools(known))
        self.runner.told, self.runner.stored = paneling.heard, self._stored
        self.runner.stop_afar = paneling.stop_afar

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None, None]:
        """Draft while the server runs; at its end every run is ended, and keeps what is finished."""
        paneling.runner = self.runner
        try:
            async with repeating(self.look, BEAT.total_seconds(), "panels not looked at"):
                yield
        finally:
            await self.runner.close()
            paneling.runner = None

    async def look(self) -> None:
        """Pages of a run that goes on in another process, or ended since the last look, read it anew: when that process
        is gone, or Redis, nothing else tells them."""
        now = await asyncio.to_thread(self._under_way)
        self._polls.desk.heard(str(copy) for copy in self._seen | now if not self.runner.busy(copy))
        self._seen = now

    def _under_way(self) -> set[int]:
        end_abandoned(self.runner.engine, self.runner.now())
        with reading(self.runner.engine) as conn:
            return copies_under_way(conn)

    def _stored(self, copy: int, progress: Progress) -> None:
        """Pages of this draft look again, in other processes too."""
        self._polls.desk.news(str(copy))


def _pools(known: Settings) -> Pools:
    """Those of the operator's file; a file with faults keeps nobody from serving, and the log names them."""
    try:
        return pools_of(known)
    except PoolsRefused as refused:
        log.warning("no pool of the file can be asked at the desk", why=str(refused))
        return Pools(provided=PROVIDED)
