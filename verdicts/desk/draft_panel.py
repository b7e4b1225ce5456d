"""Draft a tool's panel: one fusion a reviewer, all at once. What comes of it is stored as drafts, never published."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from datetime import datetime

from sqlalchemy import Engine

from verdicts.desk.drafting.estimating import over_day, planning, purse
from verdicts.desk.drafting.job import Begun, Ended, Job, PanelEvent
from verdicts.desk.drafting.keeping import Record, begun
from verdicts.desk.drafting.reviewing import Sitting, sitting
from verdicts.domain.drafting import UNDER_WAY, RunState, TakeDraft
from verdicts.fusion.fuse import Means
from verdicts.fusion.plan import Refused
from verdicts.store.desk_money import OverDay
from verdicts.store.drafts import RunUnderWay


async def draft_panel(
    engine: Engine, job: Job, means: Means, now: Callable[[], datetime]
) -> AsyncGenerator[PanelEvent]:
    """Run it, told event by event; the last is Ended. Closing it cancels every call and keeps what is finished.

    Raises Refused, before the first call and with nothing stored, where the money cannot suffice, the run's or that of
    the desk for the day, and where the working copy has a run already.
    """
    plan = planning(job, means)
    try:
        record = await begun(engine, plan, purse(job, means), now)
    except RunUnderWay as other:
        raise Refused(UNDER_WAY) from other
    except OverDay as over:
        raise Refused(over_day(over, plan.currency)) from over
    async for event in _run(job, means, record, Begun(record.run, plan)):
        yield event
    yield Ended(await asyncio.to_thread(record.read))


async def _run(job: Job, means: Means, record: Record, first: Begun) -> AsyncGenerator[PanelEvent]:
    began, state = means.clock(), "cancelled"
    told: asyncio.Queue[PanelEvent | None] = asyncio.Queue()
    told.put_nowait(first)
    running = asyncio.create_task(_all([sitting(job, one, means, record, told.put_nowait) for one in job.reviewers]))
    running.add_done_callback(lambda _: told.put_nowait(None))
    beating = asyncio.create_task(record.beat())
    try:
        while (event := await told.get()) is not None:
            yield event
        state = _state(running)
    finally:
        running.cancel()
        beating.cancel()
        await asyncio.gather(running, beating, return_exceptions=True)
        await record.end(state, means.clock() - began)
    running.result()  # a fault of ours is told after the record is closed


def _state(running: asyncio.Task[list[TakeDraft]]) -> RunState:
    if running.cancelled() or running.exception():
        return "failed"
    return "done" if any(take.score is not None for take in running.result()) else "failed"


async def _all(sittings: Sequence[Sitting]) -> list[TakeDraft]:
    """All at once; then who found no money left, one by one, since what the others held and did not spend is free.

    Where one breaks, the others are finished first, since their drafts are paid for.
    """
    tasks = [asyncio.create_task(one.hold()) for one in sittings]
    try:
        ended = await asyncio.gather(*tasks, return_exceptions=True)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for one in ended:
        if isinstance(one, BaseException):
            raise one
    again = [await one.hold(last=True) for one, take in zip(sittings, ended, strict=True) if take is None]
    return [take for take in (*ended, *again) if isinstance(take, TakeDraft)]
