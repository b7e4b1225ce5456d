"""Votes that readers watch, alone and beside other work on the same site, in turn."""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tests.load.live import GENERATOR, SCENES, SERVER
from tests.load.live_run import Present
from tests.load.live_shown import Row, shown
from tests.load.live_site import Site, site
from tests.load.machine import many_files, on_cores, settled
from tests.load.side import Side, Watch
from tests.load.timing import spread
from tests.load.wire import Nest

ROUNDS, SECONDS = 4, 15.0  # windows each way, seconds each
MOST = 1.25  # what is allowed of the p95
Work = Callable[[float], Awaitable[None]]  # goes on for so many seconds


@dataclass
class Scene:
    """The steady scene of `make bench-live`, at a part of its size, and what stands beside it."""

    name: str
    here: Site
    nest: Nest
    part: float

    async def compare(self, work: Work) -> tuple[list[Side], list[Side]]:
        """Windows of votes without and with the work, in turn."""
        present = Present(self.here, self.here.crowds(self.nest))
        await present.gather(self.readers)
        with settled():
            return await beside(present, work, SCENES["steady"].rate, self.seconds, self.rounds)

    def show(self, figures: list[Row], said: str) -> None:
        """Print the figures; `said` is what the work did."""
        shown(
            f"{self.name}: {self.readers:,} readers, {SCENES['steady'].rate:g} votes a second, "
            f"{self.rounds} windows of {self.seconds:g} s each way",
            figures,
            f"right: every page; {said}\n"
            "figures of both ways are medians of the windows'; the site and its readers are each bound to a core",
            "without",
        )

    @property
    def readers(self) -> int:
        """How many pages are open."""
        return max(20, round(SCENES["steady"].readers * self.part))

    @property
    def rounds(self) -> int:
        """Windows each way."""
        return ROUNDS if self.part >= 1 else 1

    @property
    def seconds(self) -> float:
        """The length of a window."""
        return max(1.0, SECONDS * self.part)


def bench(name: str, told: str | None, play: Callable[[Scene], Awaitable[None]], words: Sequence[str] | None) -> None:
    """Play a scene on a site of its own, at the size that the command line `words` name; `told` is the help."""
    parser = argparse.ArgumentParser(description=told, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", type=float, default=1.0, help="part of the full size, 0.05 to 1 (default 1)")
    asked = parser.parse_args(words)
    many_files()
    with ExitStack() as stack:
        stack.enter_context(on_cores(GENERATOR, asked.part))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        with on_cores(SERVER, asked.part):
            here = stack.enter_context(site(folder, f"sqlite:///{folder / 'served.db'}", rank_every="0"))
        asyncio.run(_played(name, here, asked.part, play))


async def _played(name: str, here: Site, part: float, play: Callable[[Scene], Awaitable[None]]) -> None:
    nest = Nest()
    try:
        await play(Scene(name, here, nest, part))
    finally:
        nest.close()


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
