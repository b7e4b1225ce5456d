"""All members at once: enough drafts end the wait, a little grace after that, and nobody is left calling."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic

from verdicts.fusion.ask import Call, Fell, Reply, ask
from verdicts.fusion.cost import Ledger
from verdicts.fusion.drafts import Draft, Failure, Quote, Reason, T
from verdicts.fusion.events import Drafted, Event, Failed, Quorum, Said, Started
from verdicts.fusion.ground import Ground
from verdicts.fusion.pool import Pace

Quoted = Callable[[T], tuple[Quote, ...]]
LATE = "it had not answered when the wait ended, after {wall:.1f} s"


@dataclass
class Seat(Generic[T]):
    """One member at work: its call, its own account, and what it said since it was last started."""

    call: Call[T]
    ground: Ground
    began: float
    said: list[str] = field(default_factory=list[str])
    came: Draft[T] | Failure | None = None

    @property
    def wall(self) -> float:
        """Seconds since it began."""
        return self.ground.clock() - self.began

    def heard(self, text: str) -> None:
        """A piece of its text."""
        self.said.append(text)
        self.ground.tell(Said(self.ground.at, self.call.who, text))

    async def draft(self, quoted: Quoted[T]) -> None:
        """Ask, and keep what came."""
        try:
            reply = await ask(self.call, self.ground, self.heard)
        except Fell as fell:
            self.fail(fell.reason, str(fell), fell.raw)
        else:
            self._keep(reply, quoted(reply.value))

    def _keep(self, reply: Reply[T], quotes: tuple[Quote, ...]) -> None:
        account = self.ground.ledger
        self.came = Draft(
            self.call.who,
            reply.model,
            reply.value,
            reply.raw,
            account.used,
            account.spent,
            reply.first_token,
            self.wall,
            reply.repaired,
            reply.hedged,
            quotes,
        )
        self.ground.tell(Drafted(self.ground.at, self.came, self.call.round))

    def fail(self, reason: Reason, words: str, raw: str = "") -> None:
        """It gave nothing; what it had said and spent is kept."""
        account = self.ground.ledger
        text, name = raw or "".join(self.said), self.call.model.name
        self.came = Failure(self.call.who, name, reason, words, text, account.used, account.spent, self.wall)
        self.ground.tell(Failed(self.ground.at, self.came, self.call.round))


def seat(call: Call[T], ground: Ground) -> Seat[T]:
    """A seat with an account of its own within the fusion's. A new start voids what was said."""
    own, said = Ledger(None, ground.ledger.currency, ground.ledger), list[str]()

    def tell(event: Event[Any]) -> None:
        if isinstance(event, Started):
            said.clear()
        ground.tell(event)

    return Seat(call, replace(ground, ledger=own, tell=tell), ground.clock(), said)


async def gather(
    calls: Sequence[Call[T]], quorum: int, pace: Pace, ground: Ground, quoted: Quoted[T]
) -> tuple[list[Draft[T]], list[Failure]]:
    """Drafts and failures, each in the order of the calls. Cancelled, it hangs up on all first."""
    seats = [seat(call, ground) for call in calls]
    tasks = [asyncio.create_task(one.draft(quoted)) for one in seats]
    try:
        await _wait(tasks, seats, quorum, pace, ground)
    finally:
        for task in tasks:
            task.cancel()
        ended = await asyncio.gather(*tasks, return_exceptions=True)
    _raise_faults(ended)
    for one in seats:
        if one.came is None:
            one.fail("late", LATE.format(wall=one.wall))
    came = [one.came for one in seats]
    return [one for one in came if isinstance(one, Draft)], [one for one in came if isinstance(one, Failure)]


def _raise_faults(ended: Sequence[BaseException | None]) -> None:
    """What is neither an answer nor a refusal is a fault of ours, and no silence covers it."""
    for one in ended:
        if isinstance(one, Exception):
            raise one


async def _wait(
    tasks: Sequence[asyncio.Task[None]], seats: Sequence[Seat[T]], quorum: int, pace: Pace, ground: Ground
) -> None:
    """Until all ended, the deadline came, or the grace after the quorum was over."""
    began, pending, enough = ground.clock(), set(tasks), False
    until = began + pace.deadline
    while pending:
        left = max(0.0, until - ground.clock())
        done, pending = await asyncio.wait(pending, timeout=left, return_when=asyncio.FIRST_COMPLETED)
        drafts = sum(isinstance(one.came, Draft) for one in seats)
        if not done:
            return
        if pending and not enough and drafts >= quorum:
            enough, now = True, ground.clock()
            until = min(until, now + (now - began) * pace.grace)
            ground.tell(Quorum(ground.at, drafts, until - ground.began))
