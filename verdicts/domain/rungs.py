"""Rungs: where a tool stands on a ladder, in plain values."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

SETTLED = 30

PickRow = tuple[str, tuple[str, ...], str]
"""Who picked, the two to four tools that were shown, the one that was picked."""


@dataclass(frozen=True, slots=True)
class Rung:
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


@dataclass(frozen=True, slots=True)
class Standings:
    """A ladder as it was computed at a moment (aware UTC): from how many picks of how many readers, rungs in order."""

    picks: int = 0
    readers: int = 0
    rungs: Mapping[str, Rung] = field(default_factory=dict[str, Rung])
    at: datetime | None = None


def in_order(rungs: Mapping[str, Rung]) -> dict[str, Rung]:
    """Settled tools first, then by rank, then the stronger first, then by slug."""
    return dict(sorted(rungs.items(), key=lambda item: (not item[1].settled, item[1].rank, -item[1].strength, item[0])))


def share(strength: float) -> float:
    """The chance of being picked before a tool of strength zero, 0 to 1."""
    return 1 / (1 + math.exp(-strength))
