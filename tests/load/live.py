"""`make bench-live`: votes that everyone sees land, beside a bare WebSocket broadcast of the same text to as many.

Readers are raw sockets that speak the browser's wire; they vote by events on their own sockets. Latency runs from the
moment a vote is sent to the moment a reader has a frame whose version holds it; which version that is says the log.
Every run ends with a recount: each vote that was answered as counted is in the log, and every page shows the sum.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.load.crowd import Crowd
from tests.load.live_floor import bare_sockets
from tests.load.live_run import Floor, Present, cost_of_a_vote
from tests.load.live_shown import answered, rows, shown
from tests.load.live_site import MARK, Site, site
from tests.load.live_stalled import RATE, stalled
from tests.load.live_workers import one_and_two, workers
from tests.load.machine import many_files, on_cores, settled
from tests.load.wire import Nest
from tests.postgres import throwaway_server

SEEN_A_SECOND = 20  # most messages a second on one number
SERVER, GENERATOR = {0}, {1}  # cores


@dataclass(frozen=True)
class Scene:
    """Readers of one hot matchup, votes a second, seconds in all, windows they are split into, and what is aimed at."""

    name: str
    readers: int
    rate: float
    seconds: float
    windows: int = 1
    targets: dict[str, str] = field(default_factory=dict[str, str])

    def part(self, share: float) -> Scene:
        """The same, smaller: readers and seconds by that share, votes a second less than that."""
        if share >= 1:
            return self
        many, rate = max(20, round(self.readers * share)), max(5.0, self.rate * share)
        return replace(self, readers=many, rate=rate, seconds=max(1.0, self.seconds * share), windows=1)

    @property
    def broadcasts(self) -> float:
        """How many messages a second a reader gets."""
        return min(self.rate, SEEN_A_SECOND)


SCENES = {
    "steady": Scene("steady", 1000, 5, 45, 3, {"p95, ms": "<= 2x", "CPU a frame, µs": "<= 1.1x"}),
    "burst": Scene("burst", 1000, 500, 10, 1, {"p95, ms": "<= 150 ms"}),
    "durable": Scene("durable", 1000, 1000, 10, 1, {"p95, ms": "every vote kept"}),
    "many": Scene("many", 4000, 5, 30, 3, {"p95, ms": "it holds"}),
}
OTHERS = ("stalled", "workers")


async def _compared(scene: Scene, present: Present, floor: Floor, cost: float, title: str) -> None:
    """The product and the floor in turn, window by window, then the recount and the figures."""
    await present.gather(scene.readers)
    await floor.gather(scene.readers)
    with settled():
        await _in_turn(scene, present, floor)
    count = await present.settle()
    present.side.beside = cost * present.voting.turn
    bare = floor.sides[floor.best]
    figures = rows(present.side, bare, scene.targets) + answered(present.waits, cost)
    kept = sum(map(len, count.log.values()))
    shown(
        f"{scene.name}: {scene.readers:,} readers, {scene.rate:g} votes a second, {scene.seconds:g} s, {title}",
        figures,
        f"right: {len(present.readers):,} pages show version {count.version:,}; {present.voting.counted:,} votes "
        f"answered as counted, all of them among the {kept:,} of the log; `verdicts check` finds nothing\n"
        f"floor: bare Starlette WebSocket on granian, {floor.best}, same text, readers and rate; in turn with the site",
    )


async def _in_turn(scene: Scene, present: Present, floor: Floor) -> None:
    seconds = scene.seconds / scene.windows
    for _ in range(scene.windows):
        await present.votes(scene.rate, seconds)
        text = present.readers[0].last
        for way in floor.commands:
            await floor.broadcasts(way, text, scene.broadcasts, seconds / len(floor.commands))


async def _beside_floor(scene: Scene, here: Site, floor_at: tuple[int, int], engine: str) -> None:
    nest = Nest()
    try:
        seconds = scene.seconds / scene.windows
        cost = await cost_of_a_vote(nest, here, min(scene.readers, 200), scene.rate, seconds)
        port, pid = floor_at
        floor = Floor(pid, Crowd(nest, port, "", MARK))
        await _compared(scene, Present(here, here.crowds(nest)), floor, cost, engine)
    finally:
        nest.close()


async def _stalled(here: Site, part: float) -> None:
    readers, stuck, seconds = _at_least(20, 1000 * part), _at_least(4, 100 * part), max(1.0, 10 * part)
    nest = Nest()
    try:
        with settled():
            found = await stalled(nest, here, readers, stuck, seconds, 3 if part >= 1 else 1)
    finally:
        nest.close()
    title = f"stalled: {stuck} of {readers:,} sockets do not read, {RATE:g} votes a second, windows of {seconds:g} s"
    shown(title, found, "right: every page, those that stalled too when they read again", "without them")


async def _workers(alone: Site, both: Site, part: float) -> None:
    readers, seconds = _at_least(20, 1000 * part), max(1.0, 10 * part)
    nest = Nest()
    try:
        with settled():
            found = await workers(nest, alone, both, readers, 20, seconds, 3 if part >= 1 else 1)
    finally:
        nest.close()
    title = f"workers: {readers:,} readers, 20 votes a second, PostgreSQL; two workers with Redis beside one without"
    shown(title, found, "right: every page of both; not bound to cores", "one worker")


def _at_least(few: int, many: float) -> int:
    return max(few, round(many))


def _scene(name: str, asked: argparse.Namespace) -> None:
    """One scene with servers of its own."""
    with ExitStack() as stack:
        if name == "workers":
            asyncio.run(_workers(*stack.enter_context(one_and_two()), asked.part))
            return
        database = stack.enter_context(throwaway_server()) if asked.engine == "postgresql" else ""
        stack.enter_context(on_cores(GENERATOR, asked.part))
        with on_cores(SERVER, asked.part):
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            here = stack.enter_context(site(folder, database or f"sqlite:///{folder / 'served.db'}"))
            floor = stack.enter_context(bare_sockets()) if name in SCENES else (0, 0)
        if name == "stalled":
            asyncio.run(_stalled(here, asked.part))
            return
        sizes = {key: value for key, value in vars(asked).items() if key in _SIZES and value}
        asyncio.run(_beside_floor(replace(SCENES[name], **sizes).part(asked.part), here, floor, asked.engine))


def main(words: Sequence[str] | None = None) -> None:
    """Take the figures and print them."""
    asked = _asked(words)
    many_files()
    for name in asked.only or (*SCENES, *OTHERS):
        _scene(name, asked)


_SIZES = ("readers", "rate", "seconds")


def _asked(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", type=float, default=1.0, help="part of the full size, 0.02 to 1 (default 1)")
    names = (*SCENES, *OTHERS)
    parser.add_argument("--only", action="append", choices=names, help="this scene alone; may be repeated")
    parser.add_argument("--readers", type=int, help="how many sockets, instead of the scene's own number")
    parser.add_argument("--rate", type=float, help="votes a second")
    parser.add_argument("--seconds", type=float, help="seconds of votes in all")
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), default="sqlite", help="database")
    return parser.parse_args(words)


if __name__ == "__main__":
    main()
