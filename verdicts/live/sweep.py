"""The sweep: every few seconds sockets that are gone leave, and what is shown is read from the database.

It is what makes a page right after anything that an announcement did not reach: a lost Redis, a command on the side.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import structlog

from verdicts.live.hub import Hub, Seat, Values

log = structlog.get_logger()


@dataclass
class Sweep:
    """`read(topics)` gives the values as they are stored, off the event loop; `gone()` the seats without a socket."""

    hub: Hub
    read: Callable[[Iterable[str]], Values]
    gone: Callable[[], Iterable[Seat]]
    every: float = 2.0

    async def once(self) -> None:
        """Sweep now; a database that is away leaves the numbers as they stand."""
        for seat in self.gone():
            self.hub.leave(seat)
        if watched := self.hub.watched:
            try:
                self.hub.announce(await asyncio.to_thread(self.read, watched))
            except Exception as trouble:
                log.warning("votes not reachable", error=type(trouble).__name__)

    async def run(self) -> None:
        """Sweep until cancelled."""
        while True:
            await asyncio.sleep(self.every)
            await self.once()
