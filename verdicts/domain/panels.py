"""Panel maths: verdicts follow scores, every figure is rounded half up once, comparisons use shared reviewers only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

SHIP_LINE = 60
PanelWord = Literal["ship", "skip", "split", "none"]


def verdict_of(score: int) -> Literal["ship", "skip"]:
    """A reviewer ships from 60 up."""
    return "ship" if score >= SHIP_LINE else "skip"


def percent(part: int, whole: int) -> int:
    """Whole percent, half up. `whole` must be positive."""
    return (200 * part + whole) // (2 * whole)


@dataclass(frozen=True, slots=True)
class PanelCount:
    """Ship and skip takes of one panel."""

    ship: int
    skip: int

    @property
    def takes(self) -> int:
        """All takes of the panel."""
        return self.ship + self.skip

    @property
    def verdict(self) -> PanelWord:
        """Ship if ships outnumber skips, else skip; a tie is split; no takes is none."""
        if not self.takes:
            return "none"
        return "split" if self.ship == self.skip else "ship" if self.ship > self.skip else "skip"

    @property
    def share(self) -> int | None:
        """Ship share in whole percent, None without takes."""
        return percent(self.ship, self.takes) if self.takes else None


def count(scores: Iterable[int]) -> PanelCount:
    """Count the verdicts of `scores`."""
    words = [verdict_of(score) for score in scores]
    return PanelCount(words.count("ship"), words.count("skip"))


def shared_reviewers(panels: Sequence[Mapping[str, int]], order: Sequence[str]) -> list[str]:
    """Reviewers with a score in every panel, in the fixed `order`."""
    return [key for key in order if all(key in panel for panel in panels)]


def mean(scores: Sequence[int]) -> Fraction | None:
    """Exact arithmetic mean, None of nothing. Round it with `half_up` and nowhere else."""
    return Fraction(sum(scores), len(scores)) if scores else None


def half_up(value: Fraction, digits: int = 0) -> Decimal:
    """`value` with so many digits after the point, halves up: 58.5 is 59, 83.25 with one digit is 83.3."""
    return Decimal((2 * value.numerator * 10**digits + value.denominator) // (2 * value.denominator)).scaleb(-digits)


def apart(distance: Fraction) -> Decimal:
    """A distance between two means as it is shown: whole points, one decimal under one; 0 only where it is 0."""
    if not 0 < distance < 1:
        return half_up(distance)
    tenths = max(Decimal("0.1"), half_up(distance, 1))
    return tenths if tenths < 1 else Decimal(1)
