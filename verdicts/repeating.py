"""Work that a server does again and again while it runs: ladders, drafts that are due, links."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import structlog
from sqlalchemy.exc import SQLAlchemyError

log = structlog.get_logger()


@asynccontextmanager
async def repeating(once: Callable[[], Awaitable[object]], every: float, undone: str) -> AsyncGenerator[None]:
    """Wait `every` seconds and do it, again and again, until the block ends; never with 0.

    A database or a process that is away is tried again the next time, and the log says `undone`.
    """
    task = asyncio.create_task(_forever(once, every, undone)) if every else None
    try:
        yield
    finally:
        if task:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def _forever(once: Callable[[], Awaitable[object]], every: float, undone: str) -> None:
    while True:
        await asyncio.sleep(every)
        try:
            await once()
        except* (SQLAlchemyError, OSError) as trouble:
            log.warning(undone, error=type(trouble.exceptions[0]).__name__)
