"""The home page."""

from __future__ import annotations

import reflex as rx

from verdicts.desk.welcome import welcome
from verdicts.states.board import BoardState
from verdicts.states.reading import opened, reading
from verdicts.views.home import HomeView


class HomeState(rx.State):
    """The home page as the catalogue stands."""

    view: HomeView = HomeView()

    @rx.event
    async def open(self):  # noqa: ANN201 - Reflex inspects handlers
        """Show the home page."""
        board = await self.get_state(BoardState)
        await board._show_contests()
        self.view = await opened(welcome, reading.today())
