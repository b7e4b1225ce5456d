"""Standings: the place of a tool on a ladder, in plain values."""

from __future__ import annotations

import math
from dataclasses import dataclass

SETTLED = 30

PickRow = tuple[str, tuple[str, ...], str]
"""Who picked, the two to four tools that were shown, the one that was picked."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one tool stands: strength and 95 % bounds in log-odds, and the picks whose matchup holds the tool."""

    rank: int
    strength: float
    low: float
    high: float
    picks: int

    @property
    def settled(self) -> bool:
        """Whether the tool has picks enough to be ranked."""
        return self.picks >= SETTLED


def share(strength: float) -> float:
    """The chance of being picked before a tool of strength zero, 0 to 1; equal distances in odds stay in order."""
    return 1 / (1 + math.exp(-strength))
