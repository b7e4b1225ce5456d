"""The reviewers at the desk."""

from __future__ import annotations

from collections.abc import Callable

import reflex as rx

from verdicts.desk.seating import change
from verdicts.desk.seating.open_seats import PATH, open_seats
from verdicts.desk.working.said import Done, Refused
from verdicts.states.at_desk import LIST, AtDesk, told
from verdicts.states.reading import opened
from verdicts.states.shelving import now
from verdicts.views.desk_reviewers import SeatsView

Verb = Callable[..., Done | Refused]
Undo = tuple[Verb, str, int | bool] | None
LONGEST = 500  # more than a question may have, so that too long a one is refused in words


class SeatsState(AtDesk, rx.State):
    """`view` is replaced whole."""

    view: SeatsView = SeatsView()
    _undo: Undo = None  # what takes back what was done last

    @rx.event
    async def open(self) -> None:
        """Show all of them."""
        self._sit(LIST)
        self._undo = None
        self._hush()
        await self._show()

    @rx.event
    async def look(self) -> None:
        """Read them anew: another editor did something."""
        if self.path == PATH:
            await self._show()

    @rx.event
    async def add(self, key: str, name: str, question: str, accent: str) -> None:
        """Seat one more."""
        cells = (str(key)[:LONGEST], str(name)[:LONGEST], str(question)[:LONGEST], str(accent)[:20])
        await self._do(change.add, *cells, form="new")

    @rx.event
    async def rename(self, key: str, name: str, question: str, accent: str) -> None:
        """Give one another name, question and colour."""
        cells = (str(key)[:40], str(name)[:LONGEST], str(question)[:LONGEST], str(accent)[:20])
        await self._do(change.rename, *cells, form=f"seat-{cells[0]}")

    @rx.event
    async def move(self, key: str, by: int) -> None:
        """Seat one earlier or later."""
        which, step = str(key)[:40], 1 if by == 1 else -1
        await self._do(change.move, which, step, undo=(change.move, which, -step))

    @rx.event
    async def retire(self, key: str, retired: bool) -> None:
        """Retire one, or bring one back."""
        which, gone = str(key)[:40], retired is True
        await self._do(change.retire, which, gone, undo=(change.retire, which, not gone))

    @rx.event
    async def undo(self) -> None:
        """Take back what was done last: a move, a retirement, a return."""
        if self._undo:
            verb, *values = self._undo
            await self._do(verb, *values)

    async def _do(self, verb: Verb, *values: str | int | bool, form: str = "", undo: Undo = None) -> None:
        answer = await self._did(LIST, verb, *values, now())
        self._undo = undo if isinstance(answer, Done) else None
        self.answer = told(self.get_value("answer"), answer, form, undo=undo is not None)
        await self._show()

    async def _show(self) -> None:
        self.view = await opened(open_seats, self._editor())
