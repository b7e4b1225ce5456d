"""The prediction ledger: claims as they were published, what came of them, and how well a reviewer foresaw."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from typing import Literal

from verdicts.domain.panels import half_up

Outcome = Literal["true", "false", "void", "open"]
"""It came true, it did not, it cannot be decided; `open` takes back what was said before."""

FEWEST_FOR_A_BRIER_SCORE = 5


@dataclass(frozen=True, slots=True)
class Resolution:
    """What an editor said came of a claim: the how-manieth time, when, where it can be seen, and who said so."""

    number: int
    at: datetime
    outcome: Outcome
    source: str = ""
    note: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Prediction:
    """A claim in the ledger. `chance` is that of its first publishing, in percent, and counts whatever comes later.

    `told` are its resolutions, the newest last; that one holds. `tool` is the name of the tool that it was said of, and
    `slug` its address; where it was merged, `into` names the tool that it is since `merged_at`, and `slug` is of that.
    """

    id: int
    slug: str
    tool: str
    reviewer: str
    text: str
    by: date
    chance: int
    made_at: datetime
    withdrawn_at: datetime | None = None
    told: tuple[Resolution, ...] = ()
    into: str = ""
    merged_at: datetime | None = None

    @property
    def resolution(self) -> Resolution | None:
        """What holds; None as long as nothing is told, or after it was taken back."""
        return self.told[-1] if self.told and self.told[-1].outcome != "open" else None

    @property
    def outcome(self) -> Outcome:
        """What came of it."""
        return self.resolution.outcome if self.resolution else "open"

    def due(self, today: date) -> bool:
        """Whether its day has come and nothing is told yet."""
        return self.outcome == "open" and self.by <= today


def known_before(ledger: Iterable[Prediction], end: datetime) -> list[Prediction]:
    """The ledger as it stood before that moment: nothing that was published, told, withdrawn or brought by a merge
    since."""
    return [
        replace(
            one,
            told=tuple(step for step in one.told if step.at < end),
            withdrawn_at=one.withdrawn_at if one.withdrawn_at and one.withdrawn_at < end else None,
        )
        for one in ledger
        if max(one.made_at, one.merged_at or one.made_at) < end
    ]


def counts(made_on: date, by: date) -> bool:
    """Whether a claim is a prediction: it was published before its day."""
    return made_on < by


def brier(told: Iterable[tuple[int, bool]]) -> Fraction | None:
    """The mean squared distance of chances (percent) from what came: 0 is perfect, 1/4 a coin, 1 wrong for sure.

    None of nothing.
    """
    squares = [(Fraction(chance, 100) - came) ** 2 for chance, came in told]
    return sum(squares, Fraction(0)) / len(squares) if squares else None


@dataclass(frozen=True, slots=True)
class Foresight:
    """One reviewer's claims: resolved ones that count, still open ones, and those of which nothing can be told."""

    told: tuple[tuple[int, bool], ...]
    open: int
    void: int

    @property
    def score(self) -> str:
        """The Brier score with two decimals, half up; "" where too few are resolved."""
        found = brier(self.told) if len(self.told) >= FEWEST_FOR_A_BRIER_SCORE else None
        return "" if found is None else f"{half_up(found, 2)}"


def foresight(predictions: Iterable[Prediction]) -> Foresight:
    """Withdrawn claims count like all others: what was said cannot be unsaid."""
    told, waiting, void = list[tuple[int, bool]](), 0, 0
    for one in predictions:
        if one.outcome in ("true", "false"):
            told.append((one.chance, one.outcome == "true"))
        waiting += one.outcome == "open"
        void += one.outcome == "void"
    return Foresight(tuple(told), waiting, void)
