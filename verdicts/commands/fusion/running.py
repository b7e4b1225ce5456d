"""One fusion from the command line: run, shown, and stopped by Ctrl-C with what is known by then."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, replace

from rich.console import Console

from verdicts.commands.fusion.opening import opened
from verdicts.commands.fusion.showing import showing
from verdicts.desk.pools.offer import Pools
from verdicts.fusion.board import Board, board_of
from verdicts.fusion.brief import Brief
from verdicts.fusion.cost import Ledger
from verdicts.fusion.drafts import Answer
from verdicts.fusion.fuse import Means, fuse
from verdicts.fusion.known import Known
from verdicts.fusion.pool import Mode, Pool
from verdicts.fusion.wire import Usage


@dataclass(frozen=True)
class Asked:
    """What is asked of which pool; `mode` in place of the pool's own."""

    pool: str
    brief: Brief
    mode: Mode | None = None


@dataclass(frozen=True)
class Outcome:
    """What came of it. `cut` is whether it was stopped: the board then holds what was said by then."""

    pool: Pool
    board: Board
    spent: Ledger
    wall: float
    cut: bool

    @property
    def used(self) -> Usage:
        """Tokens of all calls."""
        return self.spent.used


async def run(asked: Asked, pools: Pools, console: Console, quiet: bool) -> Outcome:
    """Ask. Raises PoolUnready and Refused."""
    async with opened(pools, asked.pool, _silence if quiet else console.print) as (pool, wire):
        chosen = pool.model_copy(update={"mode": asked.mode}) if asked.mode else pool
        ledger = Ledger(None, chosen.currency)
        return await _told(chosen, asked.brief, Means(wire, Known(), ledger), ledger, console, quiet)


async def _told(pool: Pool, brief: Brief, means: Means, ledger: Ledger, console: Console, quiet: bool) -> Outcome:
    board, clock = board_of(pool), _since(means.clock)
    cut = False
    with showing(board, console, clock, quiet) as show:
        try:
            async with aclosing(fuse(pool, brief, Answer, means)) as events:
                async for event in events:
                    board.take(event)
                    show(event)
        except asyncio.CancelledError:  # Ctrl-C; every call was hung up on by now
            cut = True
            if task := asyncio.current_task():
                task.uncancel()
            board.cut(clock())
    return Outcome(pool, board, replace(ledger), clock(), cut)


def _silence(_: str) -> None:
    """What --quiet says."""


def _since(clock: Callable[[], float] = time.monotonic) -> Callable[[], float]:
    began = clock()
    return lambda: clock() - began
