"""Sockets that stopped reading: do they slow the others down?"""

from __future__ import annotations

import numpy as np

from tests.load.crowd import Crowd
from tests.load.live_run import Present
from tests.load.live_shown import Row
from tests.load.live_site import MARK, PAGE, Site
from tests.load.timing import spread
from tests.load.wire import Nest

BUFFER = 2304  # bytes, the smallest receive buffer there is: a stalled socket is full after a few messages
RATE = 20.0  # votes a second
FILL = 8.0  # seconds of votes after which nothing more fits on its way to a socket that does not read


async def stalled(nest: Nest, here: Site, readers: int, stuck: int, seconds: float, rounds: int) -> list[Row]:
    """`rounds` windows of `seconds` each way, in turn. Raises where a page is wrong, those that stalled included."""
    still, present = Crowd(nest, here.ports[0], PAGE, MARK), Present(here, here.crowds(nest))
    await still.gather(here.cookies(stuck), BUFFER)
    await present.gather(readers - stuck)
    for _ in range(rounds):
        await present.votes(RATE, seconds)
        _each(still, "stall")
        await present.voting.run(RATE, FILL * min(1.0, seconds / 2))
        await present.votes(RATE, seconds)
        _each(still, "resume")
    await present.settle(still)
    given = still.frames / len(still.readers) / (present.watch.frames / len(present.readers))
    ways = [np.concatenate(present.side.taken[place::2]) for place in (1, 0)]
    beside, without = map(spread, ways)
    return [
        ("p50, ms", beside.p50, without.p50, ""),
        ("p95, ms", beside.p95, without.p95, "<= 1.2x"),
        ("p99, ms", beside.p99, without.p99, ""),
        ("messages that the stalled got, % of all", 100 * given, None, ""),
    ]


def _each(crowd: Crowd, act: str) -> None:
    for reader in crowd.readers:
        if reader.wire and not reader.lost:
            getattr(reader.wire, act)()
