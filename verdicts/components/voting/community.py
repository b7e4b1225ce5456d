"""What a page shows of its readers' votes, on paper as plain values and live as Vars and handlers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import reflex as rx

from verdicts.views.tally import SplitView, TallyView

NOTE = "One vote a device. Change it or take it back any time. Voting needs no account."


@dataclass(frozen=True)
class Community:
    """`tallies` by column key (a to d), or a Var of that; `split` of the matchup, or a Var of it.

    `mine` is a Var of MineView and None on paper. `cast(slug)` and `pick()` give the handlers that take a choice.
    """

    tallies: Any = field(default_factory=lambda: {key: TallyView() for key in "abcd"})
    split: Any = field(default_factory=SplitView)
    mine: Any = None
    cast: Callable[[Any], Any] | None = None
    pick: Callable[[], Any] | None = None

    def of(self, head: Any) -> Any:
        """The tally under a head."""
        return self.tallies[head.i.to(str) if isinstance(head.i, rx.Var) else head.i]


NOBODY = Community()
