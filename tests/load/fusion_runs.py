"""Fusions against a peer in a process of its own: what it plays, and what came of each run."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from decimal import Decimal

from tests.fusion.peer import Asked, Hang, Script, Seen
from verdicts.fusion.brief import Brief
from verdicts.fusion.drafts import Answer
from verdicts.fusion.events import JUDGE, Done, Hedged, Planned, Said, Started
from verdicts.fusion.fuse import Means, fuse
from verdicts.fusion.pool import Pool

BRIEF = Brief("Say in one paragraph what you would ship, and why.")
TEXT = " ".join(f"word{at}" for at in range(40))
RULED = json.dumps({
    "agreements": [], "contradictions": [], "only_one": [], "errors": [],
    "sentences": [{"text": TEXT, "drafts": ["A", "B"]}],
})  # fmt: skip


def steady(seconds: float, pieces: int = 30, text: str = TEXT) -> Script:
    """An answer that takes so long, a tenth of it to the first token."""
    return Script(text, first=seconds / 10, between=0.9 * seconds / max(1, pieces - 1), pieces=pieces)


@dataclass(frozen=True)
class Stalling:
    """Answers whose first token comes at a log-normal time, and a share of which never begin. The same in every run."""

    share: float
    first: float = 0.15
    spread: float = 0.25
    base: Script = field(default_factory=lambda: Script(TEXT, between=0.3, pieces=8))

    def __call__(self, asked: Asked) -> Script:
        """The script of this call."""
        chance = random.Random(f"{asked.model} {asked.nth}")
        if chance.random() < self.share:
            return replace(self.base, fault=Hang(headers=False))
        return replace(self.base, first=self.first * chance.lognormvariate(0, self.spread))


@dataclass
class Run:
    """One fusion as it was told: when it began and ended (time.monotonic), what came of it, and its counts."""

    began: float
    ended: float = 0.0
    whole: bool = False  # it came to its end; the fusion itself is not kept, so that memory shows what the engine keeps
    present: int = 0  # members that drafted
    cost: Decimal = Decimal(0)
    events: int = 0
    calls: int = 0
    hedges: int = 0

    @property
    def wall(self) -> float:
        """Seconds."""
        return self.ended - self.began


async def run(pool: Pool, means: Means, leave_after: int | None = None) -> Run:
    """One fusion, whole, or left after so many pieces of text."""
    done, said = Run(time.monotonic()), 0
    async with aclosing(fuse(pool, BRIEF, Answer, means)) as events:
        async for event in events:
            done.events += 1
            done.calls += isinstance(event, Started) and event.member != JUDGE
            done.hedges += isinstance(event, Hedged)
            said += isinstance(event, Said)
            if isinstance(event, Done):
                done.whole, done.present, done.cost = True, len(event.fusion.drafts), event.fusion.cost
            if leave_after is not None and said >= leave_after and not isinstance(event, Planned):
                break
    done.ended = time.monotonic()
    return done


async def many(pool: Pool, means: Means, count: int, at_once: int, leave_every: int = 0, apart: float = 0) -> list[Run]:
    """So many fusions, so many of them at once, `apart` seconds from each other; every so manieth is left."""
    left, runs = iter(range(count)), list[Run]()

    async def worker(after: float) -> None:
        await asyncio.sleep(after)  # who all begin at once stay in step, and each step is a burst
        for nth in left:
            leaves = leave_every and nth % leave_every == leave_every - 1
            runs.append(await run(pool, means, 5 if leaves else None))

    await asyncio.gather(*(worker(apart * at) for at in range(min(at_once, count))))
    return runs


def within(seen: Sequence[Seen], one: Run) -> dict[str, list[Seen]]:
    """The calls that the peer saw during a run, by model."""
    found: dict[str, list[Seen]] = {}
    for call in seen:
        if one.began <= call.began <= one.ended:
            found.setdefault(call.model, []).append(call)
    return found


def took(call: Seen) -> float:
    """Seconds of a call from the peer's side; an endless one took for ever."""
    return float("inf") if call.ended is None else call.ended - call.began
