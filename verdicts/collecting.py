"""Python's collector, in the process that serves."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


@asynccontextmanager
async def settled() -> AsyncIterator[None]:
    """Keep the collector away from what lives as long as the process: it was the hidden tail of every broadcast."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    yield
