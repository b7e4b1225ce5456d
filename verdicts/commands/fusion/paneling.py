"""A panel from the command line: run, shown, and stopped by Ctrl-C with what is finished by then."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from rich.console import Console
from sqlalchemy import Engine

from verdicts.commands.fusion.opening import opened
from verdicts.commands.fusion.panel_showing import Panelists, showing
from verdicts.desk.draft_panel import draft_panel
from verdicts.desk.drafting.job import Begun, Ended, Job
from verdicts.desk.look_at_drafts import draft
from verdicts.desk.pools.offer import Pools
from verdicts.domain.drafting import PanelRun
from verdicts.domain.reviewers import Reviewer
from verdicts.domain.tools import Tool
from verdicts.fusion.fuse import Means
from verdicts.fusion.known import Known


@dataclass(frozen=True)
class Wanted:
    """Which tool, in whose names, by which pool, and the most that it may cost."""

    tool: Tool
    reviewers: tuple[Reviewer, ...]
    pool: str
    budget: Decimal | None


@dataclass(frozen=True)
class Outcome:
    """The run as it is stored, None where it was not begun; `cut` is whether it was stopped."""

    run: PanelRun | None
    cut: bool
    names: dict[str, str]


async def run(engine: Engine, wanted: Wanted, pools: Pools, console: Console, now: Callable[[], datetime]) -> Outcome:
    """Draft. Raises PoolUnready and Refused."""
    async with opened(pools, wanted.pool, console.print) as (pool, wire):
        job = Job(wanted.tool, wanted.reviewers, pool, pools.personas, wanted.budget)
        return await _told(engine, job, Means(wire, Known()), console, now)


async def _told(engine: Engine, job: Job, means: Means, console: Console, now: Callable[[], datetime]) -> Outcome:
    names = {reviewer.key: reviewer.name for reviewer in job.reviewers}
    number, found, cut = 0, None, False
    with showing(Panelists(job), console, means.clock) as show:
        try:
            async with aclosing(draft_panel(engine, job, means, now)) as events:
                async for event in events:
                    number = event.run if isinstance(event, Begun) else number
                    found = event.run if isinstance(event, Ended) else found
                    show(event)
        except asyncio.CancelledError:  # Ctrl-C; every call was hung up on, and the run's end is stored by now
            cut, found = True, draft(engine, now(), number)
    return Outcome(found, cut, names)
