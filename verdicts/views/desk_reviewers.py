"""The reviewers at the desk, ready to show."""

from __future__ import annotations

from dataclasses import dataclass, field

from verdicts.views.parts import MetaView, ReviewerView


@dataclass(frozen=True)
class SeatView:
    """One reviewer. `colours` are those that may be chosen, its own and those that nobody has; `takes` in words."""

    who: ReviewerView = field(default_factory=ReviewerView)
    accent: str = ""
    colours: list[str] = field(default_factory=list)
    takes: str = ""
    first: bool = False
    last: bool = False


@dataclass(frozen=True)
class SeatsView:
    """All of them: `seats` in their order, `retired` those that write no more. `said` is how many are at work, of how
    many at most; `full` where none can be added.

    `colours` are those that a new one may have.
    """

    path: str = ""
    meta: MetaView = field(default_factory=MetaView)
    barred: bool = False
    seats: list[SeatView] = field(default_factory=list)
    retired: list[SeatView] = field(default_factory=list)
    colours: list[str] = field(default_factory=list)
    said: str = ""
    full: bool = False
