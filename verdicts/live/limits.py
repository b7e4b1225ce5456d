"""Limits: how often a device and a network may vote in an hour, and an account be tried.

Counted in Redis, and in memory while that is away.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

import structlog
from limits import RateLimitItemPerHour
from limits.aio.storage import RedisStorage, Storage
from limits.aio.strategies import MovingWindowRateLimiter

from verdicts.live.windows import Asked, Windows

log = structlog.get_logger()

AWAY = 5.0  # seconds for which a lost Redis is not asked again
PATIENCE = 0.25
Network = IPv4Network | IPv6Network


@lru_cache(4096)
def network_of(address: str) -> str:
    """The network that an address counts for: IPv4 /24, IPv6 /48; an IPv4 address inside IPv6 is an IPv4 address.

    What is no address counts for itself, so that a broken proxy does not lift the limit.
    """
    try:
        known = ip_address(address)
    except ValueError:
        return address[:64]
    known = getattr(known, "ipv4_mapped", None) or known
    return str(ip_network(f"{known}/{24 if known.version == 4 else 48}", strict=False))


@dataclass
class Limits:
    """`device` and `network` are votes (or tries) an hour, 0 no limit; `exempt` networks have none for the network."""

    device: int
    network: int
    exempt: Sequence[Network] = ()
    redis_url: str = ""
    name: str = ""  # what is limited, so that votes and sign-ins are counted apart
    hide: Callable[[str], str] = str  # a keyed hash, so that no address or network stands in Redis
    _away_until: float = 0.0
    _memory: Windows = field(default_factory=Windows)

    def __post_init__(self) -> None:
        """Prepare for Redis where there is one; nothing is connected yet."""
        self._redis = MovingWindowRateLimiter(redis_storage(self.redis_url)) if self.redis_url else None

    async def wait(self, device: str, address: str) -> tuple[str, int]:
        """Take one vote of a device and its network; what is used up ("device", "network", "") and seconds to wait."""
        asked = self._asked(device, address)
        if self._redis is not None and time.monotonic() >= self._away_until:
            try:
                return await asyncio.wait_for(_take(self._redis, asked), PATIENCE)
            except Exception as trouble:  # a limit must never be why a vote is lost
                self._away_until = time.monotonic() + AWAY
                log.warning("redis not reachable, limits are counted in memory", error=type(trouble).__name__)
        what, seconds = self._memory.take(asked)
        return what, -int(-seconds // 1)

    def _asked(self, device: str, address: str) -> list[Asked]:
        asked = [("device", self.device, self.hide(self.name + device))] if self.device else []
        if self.network and not is_among(address, tuple(self.exempt)):
            asked.append(("network", self.network, self.hide(self.name + network_of(address))))
        return asked


@lru_cache(4096)
def is_among(address: str, networks: tuple[Network, ...]) -> bool:
    """Whether an address lies in one of those networks."""
    try:
        known = ip_address(address)
    except ValueError:
        return False
    known = getattr(known, "ipv4_mapped", None) or known
    return any(known in network for network in networks)


def redis_storage(url: str) -> Storage:
    """What `limits` counts in at a Redis address; nothing is connected yet."""
    named = url.replace("unix://", "redis+unix://", 1)  # what limits calls a socket in the file system
    return RedisStorage(
        f"async+{named}", implementation="redispy", socket_timeout=PATIENCE, key_prefix="verdicts:limits"
    )


async def _take(limiter: MovingWindowRateLimiter, asked: Sequence[Asked]) -> tuple[str, int]:
    """The same as in memory, in Redis: nobody's vote is taken where one of the limits is used up."""
    for what, many, whose in asked:
        if not await limiter.test(RateLimitItemPerHour(many), what, whose):
            again, _ = await limiter.get_window_stats(RateLimitItemPerHour(many), what, whose)
            return what, max(1, round(again - time.time()))
    for what, many, whose in asked:
        await limiter.hit(RateLimitItemPerHour(many), what, whose)
    return "", 0
