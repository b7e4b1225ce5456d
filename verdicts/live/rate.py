"""The rate at which a network may ask: so many requests in each minute of the clock.

Counted in Redis, for all processes together, and in memory while that is away. What is left is told with each answer,
so that programs can keep to it by themselves.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import structlog

from verdicts.live.limits import AWAY, PATIENCE, Network, is_among, network_of, redis_storage

log = structlog.get_logger()

MINUTE = 60


@dataclass(frozen=True)
class Allowance:
    """What a network has: `left` of `most` for another `seconds`. Under nothing is left where too much was asked."""

    most: int
    left: int
    seconds: int

    @property
    def used_up(self) -> bool:
        """Whether this request is one too many."""
        return self.left < 0


@dataclass
class Rate:
    """`most` requests a minute and network, 0 no limit; `hide` keys a hash, so that no network stands in Redis."""

    most: int
    exempt: Sequence[Network] = ()
    redis_url: str = ""
    name: str = ""
    hide: Callable[[str], str] = str
    clock: Callable[[], float] = time.time
    _minute: int = 0
    _taken: dict[str, int] = field(default_factory=dict[str, int])
    _away_until: float = 0.0

    def __post_init__(self) -> None:
        """Prepare for Redis where there is one; nothing is connected yet."""
        self._redis = redis_storage(self.redis_url) if self.redis_url else None

    async def take(self, address: str, many: int = 1) -> Allowance | None:
        """Take so many requests of the network of an address; None where it has no limit."""
        if not self.most or is_among(address, tuple(self.exempt)):
            return None
        now = self.clock()
        minute, network = int(now // MINUTE), network_of(address)
        taken = await self._count(minute, network, many)
        return Allowance(self.most, self.most - taken, max(1, -int(-((minute + 1) * MINUTE - now) // 1)))

    async def _count(self, minute: int, network: str, many: int) -> int:
        if self._redis is not None and time.monotonic() >= self._away_until:
            key = f"{self.name}/{minute}/{self.hide(self.name + network)}"
            try:
                return await asyncio.wait_for(self._redis.incr(key, MINUTE, amount=many), PATIENCE)
            except Exception as trouble:  # a limit must never be why nothing is answered
                self._away_until = time.monotonic() + AWAY
                log.warning("redis not reachable, limits are counted in memory", error=type(trouble).__name__)
        if minute != self._minute:
            self._minute, self._taken = minute, {}
        self._taken[network] = self._taken.get(network, 0) + many
        return self._taken[network]
