"""Panel maths: verdicts follow scores, shares are whole percent half up, comparisons use shared reviewers only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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


def mean(scores: Sequence[int]) -> float | None:
    """Arithmetic mean, None of nothing."""
    return sum(scores) / len(scores) if scores else None
