"""Community numbers of lists: rows of the catalogue, contested matchups of the home page."""

from __future__ import annotations

import reflex as rx

from verdicts.views.tally import ContestView, RowTallyView


class BoardState(rx.State):
    """`rows` by tool slug. `contests` keeps the order in which the page was opened."""

    rows: dict[str, RowTallyView] = {}
    contests: list[ContestView] = []
