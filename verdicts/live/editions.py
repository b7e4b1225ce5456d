"""Editions: every open page hears which tools were published anew, and that the reviewers are others, and offers its
newer version.

Each process looks once a second, and at once where it or another process says so: what was published by the desk or by
`verdicts import` beside the server comes the same way. A message holds the last publications, so that one which
overtakes another loses nothing; the page knows which of them it shows already, and which tools it is about.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import structlog

log = structlog.get_logger()

TOPIC = "edition"  # what it is called between processes
KEPT = 50  # publications in one message
REVIEWERS = "reviewers="
ALL = "*"  # in the place of slugs, where more was published at once


class Published(Protocol):
    """A publication of a tool; `number` grows over all tools."""

    @property
    def number(self) -> int:
        """Which one it is."""
        ...

    @property
    def slug(self) -> str:
        """Of which tool."""
        ...

    @property
    def new(self) -> bool:
        """Whether the tool was not there before."""
        ...


@dataclass
class Editions:
    """One a process. `newest()` and `since(last, most)` read off the event loop; `tell(words)` reaches every page.

    Words are `slug@number`, with a + before the slug of a new tool, with spaces between. `publish` wakes the others.
    `seats()` is the set of reviewers in short; once it changed, `reviewers=` and what it is now are the last word.
    """

    newest: Callable[[], int]
    since: Callable[[int, int], Sequence[Published]]
    tell: Callable[[str], None]
    publish: Callable[[Mapping[str, int]], None] = lambda news: None
    every: float = 1.0
    seats: Callable[[], str] = lambda: ""
    _last: int | None = None
    _seats: str = ""
    _reseated: bool = False
    _told: deque[str] = field(default_factory=lambda: deque[str](maxlen=KEPT))
    _woken: asyncio.Event = field(default_factory=asyncio.Event)

    def nudge(self) -> None:
        """Something was published here: look at once, and let the others look."""
        self._woken.set()
        self.publish({TOPIC: self._last or 0})

    def heard(self) -> None:
        """Another process published something."""
        self._woken.set()

    async def once(self) -> None:
        """Look now; a database that is away is asked again."""
        try:
            seats = await asyncio.to_thread(self.seats)
            if self._last is None:
                self._last, self._seats = await asyncio.to_thread(self.newest), seats
                return
            found = await asyncio.to_thread(self.since, self._last, KEPT + 1)
        except Exception as trouble:
            log.warning("catalogue not reachable", error=type(trouble).__name__)
            return
        if found or seats != self._seats:
            self._last = found[-1].number if found else self._last
            self._told.extend(_words(found))
            self._seats, self._reseated = seats, self._reseated or seats != self._seats
            self.tell(" ".join([*self._told, *([f"{REVIEWERS}{seats}"] if self._reseated else [])]))

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            self._woken.clear()
            await self.once()
            try:
                await asyncio.wait_for(self._woken.wait(), self.every)
            except TimeoutError:
                continue


def _words(found: Sequence[Published]) -> list[str]:
    if len(found) > KEPT:
        return [f"{ALL}@{found[-1].number}"]
    return [f"{'+' if one.new else ''}{one.slug}@{one.number}" for one in found]
