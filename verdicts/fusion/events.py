"""What a fusion tells while it runs. `at` is seconds since it began; `member` is a name, or JUDGE."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Generic

from verdicts.fusion.drafts import Draft, Failure, Fusion, Ruling, T
from verdicts.fusion.pool import Mode

JUDGE = "judge"


@dataclass(frozen=True, slots=True)
class Planned:
    """Before the first call: who will be asked, and what it may cost, judge included.

    `suspicious` are the numbers of data that try to instruct.
    """

    at: float
    pool: str
    mode: Mode
    members: tuple[str, ...]
    quorum: int
    low: Decimal
    high: Decimal
    currency: str
    warnings: tuple[str, ...] = ()
    suspicious: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Started:
    """A call was sent. `round` is 0 for drafts, 1 and on in a debate."""

    at: float
    member: str
    model: str
    round: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of a member's text, or of the judge's (`Token` of fusion.md; the wire has that name)."""

    at: float
    member: str
    text: str


@dataclass(frozen=True, slots=True)
class Drafted(Generic[T]):
    """A member's answer is whole and fits."""

    at: float
    draft: Draft[T]
    round: int = 0


@dataclass(frozen=True, slots=True)
class Failed:
    """A member gave nothing, or the judge did."""

    at: float
    failure: Failure
    round: int = 0


@dataclass(frozen=True, slots=True)
class Hedged:
    """The first token was late: one more call was sent for this member."""

    at: float
    member: str
    after: float


@dataclass(frozen=True, slots=True)
class Quorum:
    """Enough drafts are in; the others have until `until`."""

    at: float
    drafts: int
    until: float


@dataclass(frozen=True, slots=True)
class Judged:
    """The judge ruled on a pair, or on all of them (`ruling` None)."""

    at: float
    ruling: Ruling | None


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """The last event, always: what came of it."""

    at: float
    fusion: Fusion[T]


Event = Planned | Started | Said | Drafted[T] | Failed | Hedged | Quorum | Judged | Done[T]
