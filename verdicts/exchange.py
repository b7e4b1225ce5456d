"""Assembles the OpenAI-compatible endpoint: pools, keys and the wire, which is made at the first call."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import structlog

from verdicts.desk.catalogue import Library
from verdicts.desk.passes.spend import Purse
from verdicts.desk.pools.offer import Pools
from verdicts.desk.vote import Polls
from verdicts.fusion.fuse import Means
from verdicts.fusion.known import Known
from verdicts.fusion.pool import Pool
from verdicts.fusion.serve.served import Served, apart_from
from verdicts.live.limits import Limits
from verdicts.settings import Settings
from verdicts.web.completions import Completions
from verdicts.web.visitors import Visitors

if TYPE_CHECKING:
    from verdicts.fusion.client import OpenAIWire

log = structlog.get_logger()


class Exchange:
    """The parts of one process; `known.fusion_api` says whether anything of it is answered."""

    def __init__(self, known: Settings, library: Library, polls: Polls, pools: Pools) -> None:
        """Put the parts together; nothing is connected, and the client library of models not loaded."""
        self._on = known.fusion_api
        served = _ready(pools, (*known.origins, f"http://localhost:{known.port}"))
        if self._on and not served:
            log.warning("no pool is served", why="VERDICTS_POOLS names no file with a pool that is ready")
        self._served = Served(served, next(iter(served)) if len(served) == 1 else None)
        self._purse = Purse(library.engine, polls.clock)
        hide, exempt = polls.identity.hidden, known.exempt
        self._limits = Limits(0, known.tries_per_network, exempt, known.redis_url, "key ", hide)
        self._lock = asyncio.Lock()
        self._wire: OpenAIWire | None = None
        self._means: Means | None = None

    def rooms(self, visitors: Visitors) -> tuple[Completions, ...]:
        """What answers its addresses; nothing where it is off."""
        room = Completions(self._served, self._purse, self.means, self._limits, visitors)
        return (room,) if self._on else ()

    async def means(self) -> Means:
        """What all fusions of this process share. The client library takes a second to load, so not on the loop."""
        async with self._lock:
            if self._means is None:
                self._wire = await asyncio.to_thread(_new_wire)
                self._means = Means(self._wire, Known())
            return self._means

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None, None]:
        """Close the wire when the server ends."""
        try:
            yield
        finally:
            if self._wire:
                await self._wire.aclose()


def _ready(pools: Pools, origins: tuple[str, ...]) -> dict[str, Pool]:
    """The pools of the file that can be asked from here; of the others the log says why not.

    Pools that code provides are not served: each process would run a model of its own beside the site.
    """
    whole = {name: offer.pool for name, offer in pools.offers.items() if not offer.lacks}
    served = apart_from(whole, origins)
    for name, offer in pools.offers.items():
        if name not in served:
            why = "; ".join(offer.lacks) or "it would ask this very server"
            log.warning("a pool is not served", pool=name, why=why)
    return served


def _new_wire() -> OpenAIWire:
    from verdicts.fusion.client import OpenAIWire

    return OpenAIWire()
