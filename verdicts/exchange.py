"""Assembles the OpenAI-compatible endpoint: pools, keys and the wire, which is made at the first call."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager

import structlog

from verdicts.desk.catalogue import Library
from verdicts.desk.passes.spend import Purse
from verdicts.desk.vote import Polls
from verdicts.fusion.fuse import Means
from verdicts.fusion.known import Known
from verdicts.fusion.pool import Pool
from verdicts.fusion.serve.served import Served, apart_from
from verdicts.live.limits import Limits
from verdicts.settings import Settings
from verdicts.web.completions import Completions
from verdicts.web.visitors import Visitors

log = structlog.get_logger()


class Exchange:
    """The parts of one process; `known.fusion_api` says whether anything of it is answered."""

    def __init__(self, known: Settings, library: Library, polls: Polls, pools: Mapping[str, Pool]) -> None:
        """Put the parts together; nothing is connected, and the client library of models not loaded."""
        self._on = known.fusion_api
        served = apart_from(pools, tuple(known.origins))
        for name in pools.keys() - served.keys():
            log.warning("a pool is not served: it would ask this very server", pool=name)
        self._served = Served(served, next(iter(served)) if len(served) == 1 else None)
        self._purse = Purse(library.engine, polls.clock)
        hide, exempt = polls.identity.hidden, known.exempt
        self._limits = Limits(0, known.tries_per_network, exempt, known.redis_url, "key ", hide)
        self._lock, self._means = asyncio.Lock(), list[Means]()

    def rooms(self, visitors: Visitors) -> tuple[Completions, ...]:
        """What answers its addresses; nothing where it is off."""
        room = Completions(self._served, self._purse, self.means, self._limits, visitors)
        return (room,) if self._on else ()

    async def means(self) -> Means:
        """What all fusions of this process share. The client library takes a second to load, so not on the loop."""
        async with self._lock:
            if not self._means:
                self._means.append(Means(await asyncio.to_thread(_wire), Known()))
        return self._means[0]

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None, None]:
        """Close the wire when the server ends."""
        try:
            yield
        finally:
            for means in self._means:
                await means.wire.aclose()
