"""What one fusion stands on: its wire, its money, its clock, and whom it tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from verdicts.fusion.cost import Ledger
from verdicts.fusion.events import Event
from verdicts.fusion.known import Known
from verdicts.fusion.wire import Wire

Clock = Callable[[], float]


@dataclass(frozen=True)
class Ground:
    """`clock` is monotonic seconds; `began` its reading when the fusion started; `tell` takes each event at once."""

    wire: Wire
    ledger: Ledger
    known: Known
    clock: Clock
    began: float
    tell: Callable[[Event[Any]], None] = field(repr=False)

    @property
    def at(self) -> float:
        """Seconds since the fusion began."""
        return self.clock() - self.began
