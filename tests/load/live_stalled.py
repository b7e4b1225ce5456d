"""Sockets that stopped reading: do they slow the others down?

For minutes the kernel takes what they do not read (4 MB a socket on Linux), until the server's ping ends them. What
happens where it takes no more is tested at the seat itself (tests/live/test_wire.py): one message a room waits.
"""

from __future__ import annotations

import numpy as np

from tests.load.crowd import Crowd
from tests.load.live_run import Present
from tests.load.live_shown import Row
from tests.load.live_site import MARK, PAGE, Site
from tests.load.timing import spread
from tests.load.wire import Nest

BUFFER = 2304  # bytes, the smallest receive buffer there is: all the rest waits in the server's kernel
RATE = 20.0  # votes a second


async def stalled(nest: Nest, here: Site, readers: int, stuck: int, seconds: float, rounds: int) -> list[Row]:
    """`rounds` windows of `seconds` each way, in turn. Raises where a page is wrong, those that stalled included."""
    still, present = Crowd(nest, here.ports[0], PAGE, MARK), Present(here, here.crowds(nest))
    await still.gather(here.cookies(stuck), BUFFER)
    await present.gather(readers - stuck)
    for _ in range(rounds):
        await present.votes(RATE, seconds)
        _each(still, "stall")
        await present.votes(RATE, seconds)
        _each(still, "resume")
    await present.settle(still)
    ways = [np.concatenate(present.side.taken[place::2]) for place in (1, 0)]
    beside, without = map(spread, ways)
    return [
        ("p50, ms", beside.p50, without.p50, ""),
        ("p95, ms", beside.p95, without.p95, "<= 1.2x"),
        ("p99, ms", beside.p99, without.p99, ""),
    ]


def _each(crowd: Crowd, act: str) -> None:
    for reader in crowd.readers:
        if reader.wire and not reader.lost:
            getattr(reader.wire, act)()
