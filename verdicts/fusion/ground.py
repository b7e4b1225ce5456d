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
    """`clock` is monotonic seconds; `began` its reading when the fusion started; `tell` takes each event at once.

    `warned` are sentences for the operator, of all calls of the fusion.
    """

    wire: Wire
    ledger: Ledger
    known: Known
    clock: Clock
    began: float
    tell: Callable[[Event[Any]], None] = field(repr=False)
    warned: list[str] = field(default_factory=list[str])

    @property
    def at(self) -> float:
        """Seconds since the fusion began."""
        return self.clock() - self.began

    def warn(self, words: str) -> None:
        """Keep a sentence for the operator, once."""
        if words not in self.warned:
            self.warned.append(words)
