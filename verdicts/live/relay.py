"""The relay: announcements between processes, by Redis pub/sub. Without Redis, and while it is away, it does nothing.

A process publishes what it counted itself; others take it if it is newer. Nothing is lost for good when Redis is:
the sweep (`live.sweep`) reads what is shown from the database every few seconds.
"""

# pyright: basic
# redis-py leaves its keyword arguments untyped

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from verdicts.live import metrics

log = structlog.get_logger()

CHANNEL = "verdicts:live"
PATIENCE = 1.0
IDLE = 5.0  # seconds without news after which a listener asks whether Redis is still there
MOST_WAITING = 20_000  # topics
LULL = 0.02  # seconds between two publications of one process: a burst of votes becomes one message


@dataclass
class Relay:
    """`heard(news)` gets what others announced, `back()` runs after every (re)connection."""

    url: str
    heard: Callable[[Mapping[str, Any]], None]
    back: Callable[[], Awaitable[None]]
    _me: str = field(default_factory=lambda: secrets.token_hex(8))
    _out: dict[str, Any] = field(default_factory=dict[str, Any])
    _waiting: asyncio.Event = field(default_factory=asyncio.Event)

    def publish(self, news: Mapping[str, Any]) -> None:
        """Tell other processes; the newest of a topic replaces what was not sent yet."""
        if self.url:
            self._out = {**self._out, **news} if len(self._out) < MOST_WAITING else {**news}  # a sweep brings the rest
            self._waiting.set()

    async def run(self) -> None:
        """Publish and listen until cancelled; a lost Redis is tried again every second."""
        if self.url:
            await asyncio.gather(self._forever(self._publish), self._forever(self._listen))

    async def _forever(self, work: Callable[[Redis], Awaitable[None]]) -> None:
        away = False
        while True:
            redis = Redis.from_url(self.url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE)
            try:
                await _there(redis)
                away = False
                await work(redis)
            except (RedisError, OSError, TimeoutError) as trouble:
                if not away:
                    log.warning("redis not reachable; votes count, other processes follow by sweep", error=str(trouble))
                metrics.relayed("lost")
                away = True
                await asyncio.sleep(PATIENCE / 2)
            finally:
                await redis.aclose()

    async def _publish(self, redis: Redis) -> None:
        while True:
            await self._waiting.wait()
            self._waiting.clear()
            news, self._out = self._out, {}
            await redis.publish(CHANNEL, json.dumps([self._me, news]))
            metrics.relayed("sent")
            await asyncio.sleep(LULL)

    async def _listen(self, redis: Redis) -> None:
        async with redis.pubsub(ignore_subscribe_messages=True) as channel:
            await channel.subscribe(CHANNEL)
            await self.back()
            while True:
                message = await channel.get_message(timeout=IDLE)
                if message is None:
                    await _there(redis)
                    continue
                self._hear(message["data"])

    def _hear(self, said: bytes) -> None:
        """Take what another process said; noise on the channel is nobody's news."""
        try:
            sender, news = json.loads(said)
        except (ValueError, TypeError):
            return
        if sender != self._me and isinstance(news, dict):
            metrics.relayed("received")
            self.heard(news)


async def _there(redis: Redis) -> None:
    """Raise where Redis does not answer."""
    await redis.execute_command("PING")  # ping() is typed as if it were not to be awaited
