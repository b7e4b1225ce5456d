"""Passes: what lets a program in at the door of Model Fusion, and what it may spend there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal

Per = Literal["ever", "day", "month"]

HOLD_LASTS = timedelta(hours=1)  # longer than a fusion takes; what a crash left held is free again after it
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Pass:
    """A key by its name. `budget` and `spent` are of one span (`per`), in `currency`; no `pools` are all of them."""

    id: int
    name: str
    budget: Decimal
    currency: str
    per: Per
    pools: tuple[str, ...]
    spent: Decimal
    held: Decimal
    made_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None

    @property
    def left(self) -> Decimal:
        """What may still be held; never below nothing."""
        return max(Decimal(0), self.budget - self.spent - self.held)

    def opens(self, pool: str, currency: str) -> bool:
        """Whether it is good for a pool: one of its own, in the currency that its budget is in."""
        return currency == self.currency and (not self.pools or pool in self.pools)


def span(per: Per, now: datetime) -> str:
    """The day, or month, in UTC, that a budget is of; what was spent in another one does not count."""
    return {"ever": "", "day": f"{now:%Y-%m-%d}", "month": f"{now:%Y-%m}"}[per]
