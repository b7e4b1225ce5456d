"""One pair before the judge, blind, in both orders at once. An answer that changes with the order is none."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from verdicts.fusion.ask import Fell
from verdicts.fusion.case import Case
from verdicts.fusion.drafts import Draft, Ruling, T
from verdicts.fusion.events import Judged
from verdicts.fusion.judge.asking import Form, asked, prompt
from verdicts.fusion.judge.blind import shown
from verdicts.fusion.wire import Message

ROLE = "You compare two drafts of one task. Judge what they say, not their length, order, tone or confidence."
WANTED = (
    'Which draft does the task better, A or B? Answer a JSON object: "why" (one sentence, at most 400 characters), '
    'then "better": "A", "B", or "tie" where neither is.'
)
Slot = Literal["A", "B", "tie"]


class Choice(Form):
    """One look at a pair. The reason comes first, so that it is not made up for the choice."""

    why: str = Field("", max_length=2000)
    better: Slot


@dataclass(frozen=True)
class Duel:
    """A pair that was seen in both orders, by the places of its drafts, and what was said each time."""

    pair: tuple[int, int]
    ruling: Ruling
    said: tuple[Slot, Slot]

    @property
    def winner(self) -> int | None:
        """The place of the better draft, None for a tie."""
        return None if self.ruling.winner is None else self.pair[self.ruling.winner == self.ruling.pair[1]]


async def duel(case: Case[T], drafts: list[Draft[T]], pair: tuple[int, int]) -> Duel | Fell:
    """The judge's word on a pair, told as Judged; why there is none where one of its two calls failed."""
    one, two = drafts[pair[0]], drafts[pair[1]]
    async with asyncio.TaskGroup() as group:
        looks = [group.create_task(_look(case, one, two)), group.create_task(_look(case, two, one))]
    first, second = (look.result() for look in looks)
    if isinstance(first, Fell):
        return first
    if isinstance(second, Fell):
        return second
    ruling = ruled((one.member, two.member), first, second)
    case.ground.tell(Judged(case.ground.at, ruling))
    return Duel(pair, ruling, (first.better, second.better))


def ruled(pair: tuple[str, str], first: Choice, second: Choice) -> Ruling:
    """What two looks come to. The second saw the pair the other way round; they agree or it is a tie.

    In `why`, A is the first of the pair and B the second.
    """
    meant: dict[Slot, str | None] = {"A": pair[0], "B": pair[1], "tie": None}
    turned: dict[Slot, str | None] = {"A": pair[1], "B": pair[0], "tie": None}
    flipped = meant[first.better] != turned[second.better]
    why = _both(first.why.strip(), second.why.strip()) if flipped else first.why
    return Ruling(pair, None if flipped else meant[first.better], flipped, why)


def _both(first: str, second: str) -> str:
    """Two reasons as two sentences; either may be empty."""
    stop = "" if first.endswith((".", "!", "?", "…", "。")) or not first else "."
    return " ".join(filter(None, [first + stop, second and f"The other way round: {second}"]))


def asking(case: Case[T], one: str, two: str) -> tuple[Message, ...]:
    """What the judge is asked of two drafts."""
    return prompt(ROLE, case, [("[A]", one), ("[B]", two)], WANTED)


async def _look(case: Case[T], one: Draft[T], two: Draft[T]) -> Choice | Fell:
    try:
        return await asked(case, asking(case, shown(one.value, case), shown(two.value, case)), Choice, aloud=False)
    except Fell as fell:
        return fell
