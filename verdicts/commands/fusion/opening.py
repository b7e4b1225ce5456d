"""A pool and the client that asks it, made ready while whoever waits is told what for."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, asynccontextmanager
from typing import TYPE_CHECKING

from verdicts.desk.pools.offer import Pools
from verdicts.fusion.pool import Pool
from verdicts.fusion.wire import Wire

if TYPE_CHECKING:
    from verdicts.fusion.client import OpenAIWire


@asynccontextmanager
async def opened(pools: Pools, name: str, say: Callable[[str], None]) -> AsyncGenerator[tuple[Pool, Wire]]:
    """Both, until the block ends. Raises PoolUnready."""
    began, started = time.monotonic(), pools.starts(name)
    if started:
        say(f"Starting {started} …")
    importing = asyncio.create_task(asyncio.to_thread(_client))  # while a model starts, which takes as long
    async with pools.opened(name) as pool:
        client = await importing
        if started:
            say(f"Ready after {time.monotonic() - began:.1f} s.")
        async with aclosing(client()) as wire:
            yield pool, wire


def _client() -> type[OpenAIWire]:
    """A second to import, which no command needs that asks nobody."""
    from verdicts.fusion.client import OpenAIWire

    return OpenAIWire
