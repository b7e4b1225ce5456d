"""The reviewers at the desk."""

from __future__ import annotations

from collections.abc import Callable

import reflex as rx

from verdicts.desk.seating import change
from verdicts.desk.seating.open_seats import PATH, open_seats
from verdicts.desk.working.said import Done, Refused
from verdicts.states.at_desk import LIST, AtDesk
from verdicts.states.reading import opened
from verdicts.states.shelving import now
from verdicts.views.desk import DeskAnswerView
from verdicts.views.desk_reviewers import SeatsView

LONGEST = 500  # more than a question may have, so that too long a one is refused in words


class SeatsState(AtDesk, rx.State):
    """`view` is replaced whole."""

    view: SeatsView = SeatsView()
    answer: DeskAnswerView = DeskAnswerView()

    @rx.event
    async def open(self) -> None:
        """Show all of them."""
        self._sit(LIST)
        self.answer = DeskAnswerView(turn=self.get_value("answer").turn)
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
        await self._do(change.add, *cells)

    @rx.event
    async def rename(self, key: str, name: str, question: str, accent: str) -> None:
        """Give one another name, question and colour."""
        cells = (str(key)[:40], str(name)[:LONGEST], str(question)[:LONGEST], str(accent)[:20])
        await self._do(change.rename, *cells)

    @rx.event
    async def move(self, key: str, by: int) -> None:
        """Seat one earlier or later."""
        await self._do(change.move, str(key)[:40], by)

    @rx.event
    async def retire(self, key: str, retired: bool) -> None:
        """Retire one, or bring one back."""
        await self._do(change.retire, str(key)[:40], retired)

    async def _do(self, verb: Callable[..., Done | Refused], *values: str | int | bool) -> None:
        answer = await self._did(LIST, verb, *values, now())
        turn = self.get_value("answer").turn + 1
        self.answer = DeskAnswerView(answer.said, isinstance(answer, Refused), turn=turn)
        await self._show()

    async def _show(self) -> None:
        self.view = await opened(open_seats, self._editor())
