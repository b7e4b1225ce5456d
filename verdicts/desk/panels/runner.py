"""The runs of one process: an editor begins one and goes away, and it goes on; it ends with the process, and what was
finished by then is stored."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

import structlog
from sqlalchemy import Engine

from verdicts.desk.draft_panel import draft_panel
from verdicts.desk.drafting.job import Ended, Job
from verdicts.desk.look_at_drafts import draft
from verdicts.desk.panels.ordering import RUNNING, Order, ordered
from verdicts.desk.panels.progress import Progress
from verdicts.desk.pools.offer import Pools, PoolUnready
from verdicts.desk.working.allowed import allowed
from verdicts.desk.working.said import Done, Refused
from verdicts.fusion.fuse import Means
from verdicts.fusion.plan import Refused as NotBegun
from verdicts.store.drafts import under_way
from verdicts.store.engine import reading

log = structlog.get_logger()
MOST = 3  # runs of one process at once: each asks a whole pool for every reviewer
FULL = Refused(f"{MOST} panels are being drafted at this moment, which is the most at once. Try again in a minute.")
STOPPED = Done("Stopped. What was finished is here.")
IDLE = Refused("Nothing is being drafted here any more.")
UNANSWERED = Refused(
    "The process that drafts this does not answer. If it is gone, the run ends by itself within half a minute."
)
PATIENCE, LOOKS = 5.0, 50  # seconds in which another process ends its run, and how often they are looked at
BROKEN = "The run broke off by a fault of ours. What was finished is stored; the log says more."


def _nobody(copy: int, progress: Progress) -> None:
    """Who is told where nobody listens."""


@dataclass
class Runner:
    """`means` is what fusions of this process share, `daily` what the desk may spend in a UTC day, `now` aware UTC.

    `told` hears of every event of a run, `stored` of those with which something was stored; both by working copy.
    `stop_afar` asks the other processes to end the run of a working copy.
    """

    engine: Engine
    means: Callable[[], Awaitable[Means]]
    daily: Decimal
    now: Callable[[], datetime]
    pools: Pools = field(default_factory=Pools)
    told: Callable[[int, Progress], None] = _nobody
    stored: Callable[[int, Progress], None] = _nobody
    stop_afar: Callable[[int], None] = lambda copy: None
    _running: dict[int, asyncio.Task[None]] = field(default_factory=dict[int, asyncio.Task[None]])
    _progress: dict[int, Progress] = field(default_factory=dict[int, Progress])

    async def start(
        self, account: int, copy: int, keys: Sequence[str], pool: str, most: Decimal | None = None
    ) -> Done | Refused:
        """Begin a run for a working copy, with `most` the money that it may spend. It goes on by itself.

        Raises NotAllowed.
        """
        order = await asyncio.to_thread(ordered, self.engine, account, copy, tuple(keys), self.now())
        if isinstance(order, Refused):
            return order
        if copy in self._running or len(self._running) >= MOST:
            return RUNNING if copy in self._running else FULL
        begun: asyncio.Future[Done | Refused] = asyncio.get_running_loop().create_future()
        task = asyncio.create_task(self._run(order, pool, most, begun))
        self._running[copy] = task
        task.add_done_callback(lambda _: self._over(copy, begun))
        return await asyncio.shield(begun)

    async def stop(self, account: int, copy: int) -> Done | Refused:
        """End the run of a working copy, in whichever process it is; what is finished stays. Raises NotAllowed."""
        await asyncio.to_thread(self._may, account)
        if task := self.cancel(copy):
            await asyncio.gather(task, return_exceptions=True)
            return STOPPED
        if not await asyncio.to_thread(self._under_way, copy):
            return IDLE
        self.stop_afar(copy)
        for _ in range(LOOKS):
            await asyncio.sleep(PATIENCE / LOOKS)
            if not await asyncio.to_thread(self._under_way, copy):
                return STOPPED
        return UNANSWERED

    def cancel(self, copy: int) -> asyncio.Task[None] | None:
        """Begin to end the run of a working copy; None where this process is not at it."""
        if task := self._running.get(copy):
            task.cancel()
        return task

    def _under_way(self, copy: int) -> bool:
        with reading(self.engine) as conn:
            return under_way(conn, copy)

    def _may(self, account: int) -> None:
        with reading(self.engine) as conn:
            allowed(conn, account)

    def progress(self, copy: int) -> Progress | None:
        """The run of a working copy, while it runs in this process."""
        found = self._progress.get(copy)
        return found if found and found.run else None

    def busy(self, copy: int) -> bool:
        """Whether this process is at work for a working copy."""
        return copy in self._running

    async def close(self) -> None:
        """End all of them; what is finished stays."""
        tasks = list(self._running.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _run(self, order: Order, pool: str, most: Decimal | None, begun: asyncio.Future[Any]) -> None:
        try:
            async with self.pools.opened(pool) as opened:
                cap = order.cap(opened, most, self.daily)
                job = Job(order.tool, order.reviewers, opened, self.pools.personas, cap, order.copy, self.daily)
                await self._told(job, begun)
        except (PoolUnready, NotBegun) as why:
            if begun.done():
                raise
            begun.set_result(Refused(str(why)))
        except Exception as fault:
            log.exception("a panel broke off", copy=order.copy)
            if not begun.done():
                begun.set_result(Refused(BROKEN))
            raise fault

    async def _told(self, job: Job, begun: asyncio.Future[Any]) -> None:
        progress = self._progress[job.copy_id] = Progress(job)
        try:
            async with aclosing(draft_panel(self.engine, job, await self.means(), self.now)) as events:
                async for event in events:
                    stored = progress.take(event)
                    if not begun.done():
                        begun.set_result(Done(copy=job.copy_id))
                    self._tell(job.copy_id, progress, stored)
        finally:
            self._progress.pop(job.copy_id, None)
            if progress.run:
                await self._told_last(progress)

    async def _told_last(self, progress: Progress) -> None:
        """However it ended, what is told at last is what is stored."""
        found = await asyncio.to_thread(draft, self.engine, self.now(), progress.run)
        if found:
            progress.take(Ended(found))
            self._tell(progress.job.copy_id, progress, stored=True)

    def _tell(self, copy: int, progress: Progress, stored: bool) -> None:
        self.told(copy, progress)
        if stored:
            self.stored(copy, progress)

    def _over(self, copy: int, begun: asyncio.Future[Any]) -> None:
        task = self._running.pop(copy)
        if not begun.done():
            begun.set_result(Refused("It was stopped before it began."))
        if not task.cancelled():
            task.exception()  # told above, or in the log
