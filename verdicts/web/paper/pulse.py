"""The pulse of the catalogue: its revision, asked at most once a second."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

import structlog
from sqlalchemy.exc import SQLAlchemyError

from verdicts.desk.catalogue import Library

log = structlog.get_logger()

FRESH_SECONDS = 1.0


@dataclass
class Pulse:
    """The catalogue's revision, asked at most once a second; the last known one while the database is away."""

    library: Library
    _seen: tuple[float, int] = (-FRESH_SECONDS, 0)
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def revision(self) -> int:
        """The revision to print for."""
        async with self._lock:
            if time.monotonic() - self._seen[0] >= FRESH_SECONDS:
                try:
                    number = await asyncio.to_thread(self.library.revision)
                except SQLAlchemyError as trouble:
                    log.warning("catalogue not reachable", error=type(trouble).__name__)
                    number = self._seen[1]
                self._seen = (time.monotonic(), number)
            return self._seen[1]
