"""Import at the desk: what a file would do, and doing it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import reflex as rx

from verdicts.desk.intake.make import Made, make
from verdicts.desk.intake.show import PATH, made_views, show
from verdicts.states.at_desk import LIST, AtDesk
from verdicts.states.personal import voting
from verdicts.states.reading import opened, reading
from verdicts.states.shelving import now
from verdicts.views.desk_intake import IntakeView


class IntakeState(AtDesk, rx.State):
    """`view` is replaced whole."""

    view: IntakeView = IntakeView()

    @rx.event
    async def open(self) -> None:
        """Show the file at the address, and what it would do."""
        self._sit("")
        self._hush()
        await self._show()

    @rx.event
    async def make(self, skip: bool) -> None:
        """Make the drafts that the page shows; with `skip` rows with errors are left out."""
        view = self.get_value("view")
        answer = await self._did(LIST, make, view.file, view.digest, skip is True, now())
        self._say(answer)
        await self._show("" if isinstance(answer, Made) else None)
        if isinstance(answer, Made):
            await self._made(answer.copies)

    async def _made(self, copies: Sequence[int]) -> None:
        """Tell who writes in these drafts, and lead to them."""
        for copy in copies:
            if polls := voting.polls:
                polls.desk.news(str(copy))
        if (library := reading.library) is not None:
            made = await asyncio.to_thread(made_views, library, self._editor(), copies)
            self.view = replace(self.get_value("view"), made=made)

    async def _show(self, query: str | None = None) -> None:
        if self.path == PATH:
            asked = self.get_value("rx_router_url").query if query is None else query
            self.view = await opened(show, self._editor(), asked, now())
