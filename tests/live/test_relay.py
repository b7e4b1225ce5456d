"""The relay, over a real Redis."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest
import redis

from tests.redis import RedisServer
from verdicts.desk.announcing import packed, unpacked
from verdicts.domain.tallies import Split, Tally
from verdicts.live.relay import CHANNEL, Relay


class Ear:
    """A process: what it heard, and how often its connection began."""

    def __init__(self, url: str) -> None:
        """Not running yet."""
        self.heard: dict[str, Any] = {}
        self.begun = 0
        self.relay = Relay(url, self.heard.update, self._back)

    async def _back(self) -> None:
        self.begun += 1


@asynccontextmanager
async def running(*ears: Ear) -> AsyncIterator[None]:
    """Run their relays until the block ends."""
    tasks = [asyncio.create_task(ear.relay.run()) for ear in ears]
    try:
        await until(lambda: all(ear.begun for ear in ears))
        yield
    finally:
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def until(done: Callable[[], bool]) -> None:
    """Wait for something that must come."""
    for _ in range(1000):
        if done():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come")


@pytest.mark.anyio
async def test_others_hear_and_the_speaker_does_not(redis_server: RedisServer) -> None:
    """What one process announces every other hears, the newest of a topic, and not the one that said it."""
    one, other = Ear(redis_server.url), Ear(redis_server.url)
    async with running(one, other):
        for version in range(1, 50):
            one.relay.publish({"t": [version]})
        await until(lambda: other.heard.get("t") == [49])
        assert one.heard == {}


@pytest.mark.anyio
async def test_a_lost_redis_comes_back(redis_server: RedisServer) -> None:
    """While Redis is down publishing does nothing; when it is back both ends begin anew and news go through."""
    one, other = Ear(redis_server.url), Ear(redis_server.url)
    async with running(one, other):
        redis_server.fall()
        one.relay.publish({"t": [1]})
        await asyncio.sleep(0.3)
        redis_server.start()
        await until(lambda: one.begun > 1 and other.begun > 1)
        one.relay.publish({"t": [2]})
        await until(lambda: other.heard.get("t") == [2])


@pytest.mark.anyio
async def test_noise_on_the_channel_is_no_news(redis_server: RedisServer) -> None:
    """What somebody else says there neither ends the relay nor reaches a page."""
    ear = Ear(redis_server.url)
    async with running(ear):
        with redis.Redis.from_url(redis_server.url) as noisy:
            for noise in ("nonsense", "[1]", "42", '["x", 7]', '["x", {"t": "odd"}]', '["x", {"t": [1]}]'):
                noisy.publish(CHANNEL, noise)
        await until(lambda: ear.heard.get("t") == [1])


@pytest.mark.anyio
async def test_without_redis_a_relay_does_nothing() -> None:
    """An installation of one process needs none: nothing runs, nothing is kept."""
    ear = Ear("")
    ear.relay.publish({"t": [1]})
    await ear.relay.run()
    assert ear.begun == 0


def test_tallies_travel_whole() -> None:
    """What is packed is unpacked as it was; what another version of the program says is left to the sweep."""
    values: dict[str, Tally | Split] = {"/tools/a": Tally(3, 1, 2, 9), "/compare/a-vs-b": Split({"a": 4, "b": 0}, 1, 5)}
    assert unpacked(packed(values)) == values
    assert unpacked({"/tools/a": "?", "/tools/b": [1, 2], "/tools/c": None, "/tools/d": {"ship": 1}}) == {}
