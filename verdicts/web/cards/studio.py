"""Cards in the making: each is drawn once however many ask for it, and crawlers cannot have the processor."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from verdicts.views.cards import CardView
from verdicts.web.cards.drawing import draw
from verdicts.web.cards.faces import Faces
from verdicts.web.cards.palette import Palette
from verdicts.web.cards.raster import Raster

MOST_WAITING = 8


class Busy(RuntimeError):
    """Too many pictures are wanted at once; `seconds` says when to come again."""

    def __init__(self, seconds: int) -> None:
        """Come again after so many seconds."""
        super().__init__(f"come again in {seconds} s")
        self.seconds = seconds


@dataclass
class Allowance:
    """Time that drawing may take: `most` seconds at once, and `share` of every second after that."""

    share: float = 0.25
    most: float = 4.0
    clock: Callable[[], float] = time.monotonic
    _left: float = field(default=0.0, init=False)
    _at: float = field(default=0.0, init=False)

    def __post_init__(self) -> None:
        """All of it is there."""
        self._left, self._at = self.most, self.clock()

    def wait(self) -> float:
        """Seconds until something may be drawn again, 0 for now."""
        now = self.clock()
        self._left = min(self.most, self._left + (now - self._at) * self.share)
        self._at = now
        return max(0.0, -self._left / self.share)

    def spend(self, seconds: float) -> None:
        """A picture took so long."""
        self._left -= seconds


@dataclass
class Studio:
    """Draws cards beside the event loop, one after the other."""

    faces: Faces
    palette: Palette
    raster: Raster = field(default_factory=Raster)
    allowance: Allowance = field(default_factory=Allowance)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _wanted: dict[str, asyncio.Task[bytes]] = field(default_factory=dict[str, "asyncio.Task[bytes]"])

    async def png(self, tag: str, card: CardView) -> bytes:
        """The picture of a card; `tag` is the same for the same picture. Raises Busy or NotDrawn."""
        task = self._wanted.get(tag)
        if task is None:
            wait = self.allowance.wait()
            if wait or len(self._wanted) >= MOST_WAITING:
                raise Busy(max(1, -int(-wait // 1)))
            task = asyncio.create_task(self._in_turn(card))
            self._wanted[tag] = task
            task.add_done_callback(lambda _: self._wanted.pop(tag, None))
        return await asyncio.shield(task)  # who hangs up does not end what others wait for

    async def _in_turn(self, card: CardView) -> bytes:
        """One at a time, so that those who wait hold no thread."""
        async with self._turn:
            started = time.perf_counter()
            try:
                return await asyncio.to_thread(self._drawn, card)
            finally:
                self.allowance.spend(time.perf_counter() - started)

    def _drawn(self, card: CardView) -> bytes:
        return self.raster.png(draw(card, self.faces, self.palette).svg(card.alt))
