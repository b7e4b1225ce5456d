"""What comes of a fusion: drafts and failures of members, rulings of the judge, and the whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Generic, TypeVar

from pydantic import BaseModel, Field

from verdicts.fusion.pool import Mode
from verdicts.fusion.wire import NOTHING, Reason, Usage

T = TypeVar("T", bound=BaseModel)


class Answer(BaseModel):
    """What a pool is asked for where the caller has no shape of its own: prose."""

    text: str = Field(min_length=1, max_length=40_000)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a draft or an answer says are from a datum; `found` is whether they are (code looks, no model)."""

    text: str
    datum: int
    found: bool


@dataclass(frozen=True, slots=True)
class Draft(Generic[T]):
    """One member's answer. `model` is who really wrote (the fallback, where that was). Times in seconds."""

    member: str
    model: str
    value: T
    raw: str
    usage: Usage
    cost: Decimal
    first_token: float
    wall: float
    repaired: bool = False
    hedged: bool = False
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """One member that gave nothing: why, in a sentence, with what it had written (`raw`) and what that cost."""

    member: str
    model: str
    reason: Reason
    words: str
    raw: str = ""
    usage: Usage = NOTHING
    cost: Decimal = Decimal(0)
    wall: float = 0.0


@dataclass(frozen=True, slots=True)
class Ruling:
    """The judge on two drafts, seen in both orders. `winner` is None for a tie; a flipped pair is one."""

    pair: tuple[str, str]
    winner: str | None
    flipped: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the drafts are apart, all of it counted by code.

    `spread`: largest minus smallest of each numeric field. `split`: how many drafts say each value of each field of
    choices. `alike`: mean likeness of the prose of two drafts, 0 to 1. `flips`: share of pairs on which the judge
    changed its mind with the order, None where no pair was judged.
    """

    spread: dict[str, float] = field(default_factory=dict[str, float])
    split: dict[str, dict[str, int]] = field(default_factory=dict[str, dict[str, int]])
    alike: float | None = None
    flips: float | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the answer and the members whose drafts it is from; none is the judge's own, and is marked."""

    text: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fusion(Generic[T]):
    """The whole. `value` is None where nobody drafted or, with drafts, where nothing could be made of them.

    `degraded` says in a sentence what is not as it was asked for (no judge, budget used up); empty is all right.
    `warnings` are sentences for the operator; `suspicious` are numbers of data that try to instruct.
    """

    mode: Mode
    value: T | None
    chosen: str | None
    drafts: tuple[Draft[T], ...]
    failures: tuple[Failure, ...]
    rulings: tuple[Ruling, ...]
    sentences: tuple[Sentence, ...]
    dissent: tuple[str, ...]
    agreement: Agreement
    quotes: tuple[Quote, ...]
    usage: Usage
    cost: Decimal
    currency: str
    wall: float
    degraded: str = ""
    warnings: tuple[str, ...] = ()
    suspicious: tuple[int, ...] = ()
