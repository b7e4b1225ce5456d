"""Votes that readers watch, alone and beside other work on the same site, in turn."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence

import numpy as np

from tests.load.live_run import Present
from tests.load.live_shown import Row
from tests.load.side import Side, Watch
from tests.load.timing import spread

MOST = 1.25  # what is allowed of the p95
Work = Callable[[float], Awaitable[None]]  # goes on for so many seconds


async def beside(
    present: Present, work: Work, rate: float, seconds: float, rounds: int
) -> tuple[list[Side], list[Side]]:
    """`rounds` windows of votes each way, in turn: alone, and with the work. Raises where a page is wrong."""
    sides = [Side() for _ in range(2 * rounds)]
    watch = Watch(present.site.pids, present.crowds)

    async def both() -> None:
        await asyncio.gather(present.votes(rate, seconds), work(seconds))

    for alone, together in zip(sides[::2], sides[1::2], strict=True):
        await watch.over(alone, lambda: present.votes(rate, seconds))
        await watch.over(together, both)
    await present.settle()
    for side, taken in zip(sides, present.side.taken, strict=True):
        side.taken = [taken]
    return sides[::2], sides[1::2]


def rows(alone: Sequence[Side], together: Sequence[Side]) -> list[Row]:
    """Latencies with the work and without it; each figure is the median of the windows'."""
    figures = list[Row]()
    for name in ("p50", "p95", "p99"):
        with_, without = (median(getattr(spread(side.latencies), name) for side in way) for way in (together, alone))
        figures.append((f"{name}, ms", with_, without, f"<= {MOST}x" if name == "p95" else ""))
    load, quiet = load_of(together), load_of(alone)
    return [*figures, ("CPU in all, % of a core", load, quiet, "")]


def load_of(sides: Iterable[Side]) -> float:
    """Percent of a core, the median of the windows'."""
    return median(side.load for side in sides)


def median(values: Iterable[float]) -> float:
    """The median."""
    return float(np.median(list(values)))
