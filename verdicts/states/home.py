"""The home page."""

from __future__ import annotations

import reflex as rx

from verdicts.desk.welcome import welcome
from verdicts.states.board import BoardState
from verdicts.states.mark import MarkState
from verdicts.states.reading import opened, reading
from verdicts.views.home import HomeView


class HomeState(rx.State):
    """The home page as the catalogue stands."""

    view: HomeView = HomeView()

    @rx.event
    async def open(self):  # noqa: ANN201 - Reflex inspects handlers
        """Show the home page."""
        board, marks = await self.get_state(BoardState), await self.get_state(MarkState)
        await board._show_contests()
        view: HomeView = await opened(welcome, reading.today())
        await marks._show(each.href for each in [*view.latest, *board.contests, *view.close])
        self.view = view
