"""Tally maths: shares in whole percent, half up, with 95 % Wilson intervals; under five votes there is no share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import sqrt

from verdicts.domain.panels import percent

FEWEST_FOR_A_SHARE = 5
FEWEST_FOR_CONTESTED = 20
Z95 = 1.959963984540054


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % Wilson score interval of a proportion, two shares from 0 to 1; (0, 1) of nothing.

    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).
    """
    if not whole:
        return 0.0, 1.0
    share, z2 = part / whole, Z95 * Z95
    middle = (share + z2 / (2 * whole)) / (1 + z2 / whole)
    reach = Z95 / (1 + z2 / whole) * sqrt(share * (1 - share) / whole + z2 / (4 * whole * whole))
    return max(0.0, middle - reach), min(1.0, middle + reach)


@dataclass(frozen=True, slots=True)
class Tally:
    """Ballots on one tool; `accounts` of them are of accounts. `version` grows with every change."""

    ship: int = 0
    skip: int = 0
    accounts: int = 0
    version: int = 0

    @property
    def count(self) -> int:
        """All ballots."""
        return self.ship + self.skip

    @property
    def share(self) -> int | None:
        """Ship share in whole percent, None under five ballots."""
        return percent(self.ship, self.count) if self.count >= FEWEST_FOR_A_SHARE else None

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the ship share."""
        return wilson(self.ship, self.count)

    @property
    def lower(self) -> float:
        """What the community order sorts by; below 0 without a ballot, so that those stand last."""
        return self.interval[0] if self.count else -1.0


@dataclass(frozen=True, slots=True)
class Split:
    """Picks on one matchup, by tool slug in ascending order; `accounts` of them are of accounts."""

    picks: Mapping[str, int] = field(default_factory=dict[str, int])
    accounts: int = 0
    version: int = 0

    @property
    def count(self) -> int:
        """All picks."""
        return sum(self.picks.values())

    @property
    def gap(self) -> float:
        """The distance between the two most picked, as a share of all; 1 without a pick."""
        first, second = sorted(self.picks.values(), reverse=True)[:2] if len(self.picks) > 1 else (1, 0)
        return (first - second) / self.count if self.count else 1.0

    @property
    def settled(self) -> bool:
        """Whether the leader's interval against the runner-up lies wholly past the middle."""
        first, second = sorted(self.picks.values(), reverse=True)[:2] if len(self.picks) > 1 else (0, 0)
        return wilson(first, first + second)[0] > 0.5

    @property
    def contested(self) -> bool:
        """At least 20 picks, and still too close to call."""
        return self.count >= FEWEST_FOR_CONTESTED and not self.settled
