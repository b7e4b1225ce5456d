"""Answers in memory: each is made once for an edition of the catalogue, and looked at again when votes may have moved.

What differs between editions is the build, the catalogue's revision and the site's address. Of numbers that move, an
answer is at most a second old; where nothing moved, the bytes, their packed forms and the entity tag stay.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from verdicts.desk.records.records import Records
from verdicts.web.api.asking import Asking
from verdicts.web.api.openapi import description
from verdicts.web.api.operations import Operation
from verdicts.web.packing import Packed
from verdicts.web.paper.cache import PageCache, Printed
from verdicts.web.paper.pulse import FRESH_SECONDS, Pulse
from verdicts.web.paper.shell import file_version

ROOMY = 16_000_000  # bytes of answers


@dataclass(frozen=True)
class Said(Printed):
    """An answer; `next` is the address of the next page."""

    next: str = ""


@dataclass
class Sayings:
    """The answers of one process."""

    records: Records
    pulse: Pulse
    build: str

    def __post_init__(self) -> None:
        """Nothing was said yet."""
        self._kept = PageCache(ROOMY)
        self._making = dict[str, asyncio.Future[Said]]()

    async def edition(self) -> str:
        """Of which build and which catalogue an answer is."""
        return f"{self.build}-{await self.pulse.revision()}"

    async def of(self, operation: Operation, asking: Asking[Any]) -> Said:
        """The answer: from memory, or made by the first who asks, for all who ask meanwhile."""
        edition, key = await self.edition(), f"{asking.path}?{asking.query}"
        kept = self._kept.get(key)
        known = kept if isinstance(kept, Said) else None
        if known and known.edition == edition and not (operation.moves and _old(known)):
            return known
        if key not in self._making:
            made = asyncio.ensure_future(asyncio.to_thread(_made, operation, asking, edition, known))
            self._making[key] = made
            made.add_done_callback(lambda done: self._keep(key, done))
        try:
            return await asyncio.shield(self._making[key])
        except SQLAlchemyError:
            if known is None:
                raise
            return known  # reading goes on from what is kept while the database is away

    def _keep(self, key: str, done: asyncio.Future[Said]) -> None:
        del self._making[key]
        if not done.cancelled() and done.exception() is None:
            self._kept.keep(key, done.result())


def _old(said: Said) -> bool:
    return time.monotonic() - said.at >= FRESH_SECONDS


def _made(operation: Operation, asking: Asking[Any], edition: str, known: Said | None) -> Said:
    at = time.monotonic()
    if operation.make is None:
        body, further = description(asking.site), ""
    else:
        shape = operation.make(asking)
        body, further = shape.model_dump_json().encode("utf-8"), getattr(shape, "next", None) or ""
    if known and known.packed.plain == body:
        return replace(known, edition=edition, at=at)
    return Said(Packed(body), file_version(body), edition, at=at, next=further)
