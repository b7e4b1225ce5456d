"""The pool `local`: a real small model on this machine, started for one use and ended after it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import ExitStack, asynccontextmanager

from verdicts.desk.pools.offer import PoolUnready, Provided
from verdicts.fusion.local.pool import local_pool
from verdicts.fusion.local.weights import NoLocalModel, installed
from verdicts.fusion.pool import Pool

ABOUT = "best-of by one small model on this machine, of itself as three personas; it shows the machinery, not quality"


@asynccontextmanager
async def opened() -> AsyncGenerator[Pool]:
    """The pool while it is used. Raises PoolUnready."""
    with ExitStack() as stack:
        try:
            pool = await asyncio.to_thread(stack.enter_context, local_pool())
        except NoLocalModel as none:
            raise PoolUnready(str(none)) from None
        yield pool


def lacks() -> str:
    """What `make local` would bring; whether it is what was meant is seen when the pool is opened."""
    return "" if installed() else "not installed: make local"


LOCAL = Provided(ABOUT, opened, lacks, starts="the model on this machine")
