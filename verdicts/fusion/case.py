"""One case: what is asked, of whom, and on what ground. Everything that a mode needs to rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic

from verdicts.fusion.ask import Call
from verdicts.fusion.brief import Brief
from verdicts.fusion.drafts import Agreement, Draft, Quote, Ruling, Sentence, T
from verdicts.fusion.fence import messages, quoted
from verdicts.fusion.ground import Ground
from verdicts.fusion.pool import Member, Pool

# How drafts and the judge's prose become one value: fields that are counted come of the drafts by code.
Settle = Callable[[Sequence[T], str], T]


@dataclass(frozen=True)
class Case(Generic[T]):
    """`mark` is the fence's, made for this fusion alone.

    `own` is whether the caller brought `settle`: then best-of takes the chosen draft's prose alone, and what is counted
    comes of all drafts. Otherwise best-of gives the chosen draft as it is.
    """

    pool: Pool
    brief: Brief
    out: type[T]
    settle: Settle[T]
    ground: Ground
    mark: str
    own: bool = False

    def call(self, member: Member) -> Call[T]:
        """What a member is first asked."""
        pace = self.pool.pace
        return Call(
            member.name,
            member.model,
            member,
            messages(self.brief, member.persona, self.mark),
            self.out,
            self.ground.clock() + pace.deadline,
            member.fallback,
            self.ground.known.hedges(self.pool.name, pace.hedges),
            pace.hedge,
        )

    def quoted(self, value: T) -> tuple[Quote, ...]:
        """The quotes that a draft brings, each looked up in the material."""
        return quoted(value, self.brief.data)


@dataclass(frozen=True)
class Verdict(Generic[T]):
    """What a mode made of the drafts. The fields are those of Fusion; `drafts` are the last round's."""

    drafts: tuple[Draft[T], ...]
    value: T | None
    agreement: Agreement
    chosen: str | None = None
    rulings: tuple[Ruling, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    dissent: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    degraded: str = ""
    warnings: tuple[str, ...] = ()
