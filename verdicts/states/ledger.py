"""The prediction ledger at the desk."""

from __future__ import annotations

import reflex as rx

from verdicts.desk.ledger.claims import WORDS
from verdicts.desk.ledger.open_ledger import PATH, open_ledger
from verdicts.desk.ledger.resolve import CHOICES, reopen, resolve
from verdicts.desk.working.said import Done, Refused
from verdicts.states.at_desk import AtDesk, numbered
from verdicts.states.reading import opened, reading
from verdicts.states.shelving import now
from verdicts.views.desk_ledger import LedgerView

CIRCLE = "ledger"


class LedgerState(AtDesk, rx.State):
    """`view` is replaced whole."""

    view: LedgerView = LedgerView()
    _told: tuple[int, int] = (0, 0)  # what was told last here, and how many resolutions it has since

    @rx.event
    async def open(self) -> None:
        """Show the ledger."""
        self._sit(CIRCLE)
        self._told = (0, 0)
        self._hush()
        await self._show()

    @rx.event
    async def look(self) -> None:
        """Read it anew: another editor told something."""
        if self.path == PATH:
            await self._show()

    @rx.event
    async def resolve(self, prediction: int, seen: int, outcome: str, source: str, note: str) -> None:
        """Tell what came of a prediction."""
        said = (str(outcome)[:20], str(source)[:2001], str(note)[:2001])
        answer = await self._did(CIRCLE, resolve, numbered(prediction), numbered(seen), *said, now())
        if isinstance(answer, Done):
            self._told = (prediction, seen + 1)
        done = f"{WORDS[CHOICES[said[0]]]}." if said[0] in CHOICES else ""
        await self._tell(answer, done, undo=True, form=f"tell-{numbered(prediction)}")

    @rx.event
    async def reopen(self, prediction: int, seen: int) -> None:
        """Take back what was told."""
        answer = await self._did(CIRCLE, reopen, numbered(prediction), numbered(seen), now())
        await self._tell(answer, "Taken back. The record of it stays.")

    @rx.event
    async def undo(self) -> None:
        """Take back what was told last on this page."""
        told, self._told = self._told, (0, 0)
        if told != (0, 0):
            await self._tell(await self._did(CIRCLE, reopen, *told, now()), "Taken back. The record of it stays.")

    async def _tell(self, answer: Done | Refused, done: str, undo: bool = False, form: str = "") -> None:
        self._say(answer, form, done, undo)
        if isinstance(answer, Done):
            await self._show()

    async def _show(self) -> None:
        self.view = await opened(open_ledger, self._editor(), reading.today())
