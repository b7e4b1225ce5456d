"""Limits: how often a device and a network may vote in an hour. Counted in Redis, and in memory while that is away."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

import structlog
from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage, RedisStorage, Storage
from limits.aio.strategies import MovingWindowRateLimiter

log = structlog.get_logger()

AWAY = 5.0  # seconds for which a lost Redis is not asked again
PATIENCE = 0.25
Network = IPv4Network | IPv6Network


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
    """`device` and `network` are votes an hour, 0 is no limit; networks in `exempt` have none for the network."""

    device: int
    network: int
    exempt: Sequence[Network] = ()
    redis_url: str = ""
    _away_until: float = 0.0
    _memory: MovingWindowRateLimiter = field(default_factory=lambda: MovingWindowRateLimiter(MemoryStorage()))

    def __post_init__(self) -> None:
        """Prepare for Redis where there is one; nothing is connected yet."""
        self._redis = MovingWindowRateLimiter(_redis(self.redis_url)) if self.redis_url else None

    async def wait(self, device: str, address: str) -> tuple[str, int]:
        """Take one vote of a device and its network; what is used up ("device", "network", "") and seconds to wait."""
        asked = self._asked(device, address)
        if self._redis is not None and time.monotonic() >= self._away_until:
            try:
                return await asyncio.wait_for(_take(self._redis, asked), PATIENCE)
            except Exception as trouble:  # a limit must never be why a vote is lost
                self._away_until = time.monotonic() + AWAY
                log.warning("redis not reachable, limits are counted in memory", error=type(trouble).__name__)
        return await _take(self._memory, asked)

    def _asked(self, device: str, address: str) -> list[tuple[str, RateLimitItem, str]]:
        asked = [("device", parse(f"{self.device}/hour"), device)] if self.device else []
        if self.network and not self._is_exempt(address):
            asked.append(("network", parse(f"{self.network}/hour"), network_of(address)))
        return asked

    def _is_exempt(self, address: str) -> bool:
        try:
            known = ip_address(address)
        except ValueError:
            return False
        known = getattr(known, "ipv4_mapped", None) or known
        return any(known in network for network in self.exempt)


def _redis(url: str) -> Storage:
    named = url.replace("unix://", "redis+unix://", 1)  # what limits calls a socket in the file system
    return RedisStorage(
        f"async+{named}", implementation="redispy", socket_timeout=PATIENCE, key_prefix="verdicts:limits"
    )


async def _take(limiter: MovingWindowRateLimiter, asked: Sequence[tuple[str, RateLimitItem, str]]) -> tuple[str, int]:
    """Nobody's vote is taken where one of the limits is used up."""
    for what, limit, whose in asked:
        if not await limiter.test(limit, what, whose):
            again, _ = await limiter.get_window_stats(limit, what, whose)
            return what, max(1, round(again - time.time()))
    for what, limit, whose in asked:
        await limiter.hit(limit, what, whose)
    return "", 0
