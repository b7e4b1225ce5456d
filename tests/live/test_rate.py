"""The rate at which a network may ask."""

from __future__ import annotations

from ipaddress import ip_network
from typing import Any

import pytest

from tests.redis import RedisServer
from verdicts.live.rate import Allowance, Rate

HOME, NEIGHBOUR, OTHER = "203.0.113.7", "203.0.113.200", "198.51.100.1"
pytestmark = pytest.mark.anyio


async def _closed(rate: Rate) -> None:
    """Let go of Redis."""
    counted: Any = rate._redis  # pyright: ignore[reportPrivateUsage]
    await counted.bridge.storage.aclose()


async def test_a_minute_is_shared_by_a_network() -> None:
    """Addresses of one network take from the same, another has its own, and the next minute is a new one."""
    now = [1_000_040.0]
    rate = Rate(3, clock=lambda: now[0])
    assert await rate.take(HOME) == Allowance(3, 2, 40)
    assert await rate.take(NEIGHBOUR, 2) == Allowance(3, 0, 40)
    over = await rate.take(HOME)
    assert over
    assert over.used_up
    assert await rate.take(OTHER) == Allowance(3, 2, 40)
    now[0] += 40
    assert await rate.take(HOME) == Allowance(3, 2, 60)


async def test_some_have_no_limit() -> None:
    """An exempt network, and everybody where the limit is 0, is not counted."""
    assert await Rate(1, exempt=[ip_network("203.0.113.0/24")]).take(HOME, 9) is None
    assert await Rate(0).take(HOME, 9) is None


async def test_processes_count_together(redis_server: RedisServer) -> None:
    """With Redis two processes share a network's minute, no address stands in it, and a lost one refuses nobody."""
    one, other = (Rate(9, redis_url=redis_server.url, name="api", hide=lambda text: "hidden") for _ in range(2))
    for rate in (one, other):
        rate.clock = lambda: 1_000_040.0
    taken = [await rate.take(HOME) for rate in (one, other, one)]
    assert [allowance and allowance.left for allowance in taken] == [8, 7, 6]
    lost = Rate(9, redis_url="redis://127.0.0.1:1/0")
    assert await lost.take(HOME)
    for rate in (one, other, lost):
        await _closed(rate)
