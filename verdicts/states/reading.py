"""What every state needs to open a page: the library, the site, the clock. Set once by the app."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeVar

from verdicts.desk.catalogue import Library, Site

Opened = TypeVar("Opened")


@dataclass
class Reading:
    """The desk as this process reads it."""

    library: Library | None = None
    site: Site | None = None

    def today(self) -> date:
        """The date in UTC."""
        return datetime.now(UTC).date()


reading = Reading()


async def opened(verb: Callable[..., Opened], *values: object) -> Opened:
    """Run a desk verb off the event loop, with library and site before its own values."""
    return await asyncio.to_thread(verb, reading.library, reading.site, *values)
