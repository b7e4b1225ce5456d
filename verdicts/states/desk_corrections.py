"""The desk's queue of corrections."""

from __future__ import annotations

import reflex as rx

from verdicts.desk.correcting.open_queue import PATH, QUEUE, open_queue
from verdicts.desk.correcting.ruling import reopen, rule
from verdicts.desk.correcting.take_up import take_up
from verdicts.desk.working.open_draft import PATH as DRAFTS
from verdicts.desk.working.said import Done
from verdicts.states.at_desk import LIST, AtDesk, numbered
from verdicts.states.reading import opened, reading
from verdicts.states.shelving import now
from verdicts.views.desk_corrections import DeskCorrectionsView

RULINGS = ("accepted", "declined", "spam")
LONGEST = 500  # characters of an answer that are taken in; more than may be kept, so that too many are told


class DeskCorrectionsState(AtDesk, rx.State):
    """`view` is replaced whole."""

    view: DeskCorrectionsView = DeskCorrectionsView()

    @rx.event
    async def open(self) -> None:
        """Show the queue."""
        self._sit(QUEUE)
        await self._show()

    @rx.event
    async def look(self) -> None:
        """Read it anew: a report came, or another editor ruled on one."""
        if self.path == PATH:
            await self._show()

    @rx.event
    async def take_up(self, number: int):  # noqa: ANN201 - Reflex inspects handlers
        """Go to a draft of the tool, to the fact that the report is about; the report goes along."""
        answer = await self._did(LIST, take_up, numbered(number), now())
        self._say(answer)
        return rx.redirect(f"{DRAFTS}{answer.copy}{answer.row}") if isinstance(answer, Done) else None

    @rx.event
    async def rule(self, number: int, ruling: str, answer: str) -> None:
        """Accept it, decline it, or call it spam."""
        if ruling in RULINGS:
            closed = await self._did(QUEUE, rule, numbered(number), ruling, str(answer)[:LONGEST], now())
            self._say(closed, f"report-{numbered(number)}")
            await self._show()

    @rx.event
    async def reopen(self, number: int) -> None:
        """Take it out of the log and look at it again."""
        self._say(await self._did(QUEUE, reopen, numbered(number)))
        await self._show()

    async def _show(self) -> None:
        self.view = await opened(open_queue, self._editor(), f"{reading.today():%Y-%m}")
