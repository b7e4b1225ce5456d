"""What every state needs to open a page: the library, the site, the clock. Set once by the app."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from verdicts.desk.catalogue import Library, Site
from verdicts.views.parts import MetaView

Opened = TypeVar("Opened")


@dataclass
class Reading:
    """The desk as this process reads it. `preview` puts into a page's head what is printed in it of cards and feeds."""

    library: Library | None = None
    site: Site | None = None
    preview: Callable[[MetaView], MetaView] = lambda meta: meta

    def today(self) -> date:
        """The date in UTC."""
        return datetime.now(UTC).date()


reading = Reading()


async def opened(verb: Callable[..., Opened], *values: object) -> Opened:
    """Run a desk verb off the event loop, with library and site before its own values."""
    return await asyncio.to_thread(_open, verb, *values)


def _open(verb: Callable[..., Any], *values: object) -> Any:
    answer = verb(reading.library, reading.site, *values)
    meta = getattr(answer, "meta", None)
    return replace(answer, meta=reading.preview(meta)) if isinstance(meta, MetaView) else answer
