"""Hedging on the first token: where it is late, one more call is sent; whoever speaks first is heard, the other not."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from verdicts.fusion.cost import OverBudget
from verdicts.fusion.events import Hedged
from verdicts.fusion.ground import Ground
from verdicts.fusion.known import Hedges
from verdicts.fusion.speak import Speech, begin, hold, speak
from verdicts.fusion.wire import Request


@dataclass(frozen=True)
class Hedging:
    """`unknown` is the wait where too little was seen of a model, 0 for no hedging; `spare` is the second call."""

    unknown: float
    bucket: Hedges
    spare: Request


@dataclass
class _Race:
    """Runners and the one who spoke first."""

    ground: Ground
    heard: Callable[[str], None]
    runners: dict[asyncio.Task[None], Speech] = field(default_factory=dict[asyncio.Task[None], Speech])
    winner: Speech | None = None
    spoken: asyncio.Event = field(default_factory=asyncio.Event)

    def send(self, request: Request) -> Speech:
        """One more runner. Raises OverBudget."""
        held, speech = hold(request, self.ground), begin(request, self.ground)
        running = asyncio.create_task(speak(speech, held, self.ground, lambda text: self._said(speech, text)))
        self.runners[running] = speech
        return speech

    def _said(self, speech: Speech, text: str) -> None:
        if self.winner is None:
            self.winner = speech
            self.spoken.set()
        if self.winner is speech:
            self.heard(text)

    async def until(self, event: asyncio.Event, seconds: float | None) -> bool:
        """Until it is set or somebody ended, or so long; whether anything happened."""
        waiting = asyncio.create_task(event.wait())
        try:
            done, _ = await asyncio.wait({waiting, *self.runners}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            waiting.cancel()
        return bool(done)

    async def finish(self) -> Speech:
        """The winner's whole text. Raises the trouble of the last one who fell before anybody spoke."""
        while self.winner is None:
            await self.until(self.spoken, None)
            for ended in [task for task in self.runners if task.done()]:
                if not ended.exception():
                    self.winner = self.winner or self.runners[ended]  # an empty answer is one
                elif len(self.runners) == 1 or self.winner:
                    break
                else:
                    del self.runners[ended]
            if self.winner is None and all(task.done() for task in self.runners):
                break
        await next(task for task, speech in self.runners.items() if self.winner in (None, speech))
        return self.winner or next(iter(self.runners.values()))

    async def stop(self) -> None:
        """Hang up on all."""
        for task in self.runners:
            task.cancel()
        await asyncio.gather(*self.runners, return_exceptions=True)


async def race(
    request: Request, hedging: Hedging | None, ground: Ground, who: str, heard: Callable[[str], None]
) -> tuple[Speech, bool]:
    """The text of whoever spoke first, and whether a second call was sent. Raises Trouble and OverBudget."""
    running = _Race(ground, heard)
    hedged = False
    try:
        first = running.send(request)
        if hedging and hedging.unknown:
            hedging.bucket.call()
            await running.until(first.under_way, None)  # who stands in line at our own door is not late
            wait = ground.known.late(request.model, hedging.unknown, hedging.bucket.ordinary)
            hedged = not await running.until(running.spoken, wait) and _hedge(running, hedging, who, wait)
        return await running.finish(), hedged
    finally:
        await running.stop()


def _hedge(running: _Race, hedging: Hedging, who: str, wait: float) -> bool:
    """Whether a second call was sent; where our own door is full it would only stand in line, too."""
    ground = running.ground
    if ground.known.lane(hedging.spare.model.endpoint).locked() or not hedging.bucket.take():
        return False
    try:
        running.send(hedging.spare)
    except OverBudget:
        return False
    ground.tell(Hedged(ground.at, who, wait))
    return True
