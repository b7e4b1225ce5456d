"""Rows of the desk's list that are chosen, and what is done to them at once."""

from __future__ import annotations

import reflex as rx

from verdicts.desk.tending.bulk import MOST, Chosen
from verdicts.desk.tending.many import Planned, carry_out, plan
from verdicts.desk.working.open_draft import PATH as DRAFTS
from verdicts.states.at_desk import LIST, AtDesk
from verdicts.states.desk import DeskState
from verdicts.states.shelving import now
from verdicts.views.desk_tending import PlanView

TOOLS = "/tools/"


class BulkState(AtDesk, rx.State):
    """`chosen` are the addresses of rows; `plan` is what was asked and not done yet."""

    chosen: list[str] = []
    plan: PlanView = PlanView()
    _able: tuple[Chosen, ...] = ()

    @rx.event
    def toggle(self, row: str) -> None:
        """Choose a row, or leave it out."""
        known, row = list(self.get_value("chosen")), str(row)[:200]
        if self._editor():
            self.chosen = [one for one in known if one != row] if row in known else [*known, row][-MOST:]
            self.plan = PlanView()

    @rx.event
    def clear(self) -> None:
        """Choose none, and do nothing."""
        self.chosen = []
        self.rethink()

    @rx.event
    def rethink(self) -> None:
        """Nothing is planned any more: another act was chosen, or other words were typed."""
        self.plan, self._able = PlanView(), ()

    @rx.event
    async def foresee(self, act: str, words: str) -> None:
        """Say what would come of it."""
        act, words = str(act)[:20], str(words)[:400]
        chosen = [_chosen(row) for row in self.get_value("chosen")]
        found = await self._ask(plan, act, chosen, words, now())
        self._able = found.able if isinstance(found, Planned) else ()
        button = found.button if isinstance(found, Planned) else ""
        self.plan = PlanView(act, words, found.said, bool(self._able), button)

    @rx.event
    async def carry_out(self):  # noqa: ANN201 - Reflex inspects handlers
        """Do what was said."""
        asked = self.get_value("plan")
        answer = await self._did(LIST, carry_out, asked.act, list(self._able), asked.words, now())
        self._say(answer)
        self.clear()
        return DeskState.look


def _chosen(row: str) -> Chosen:
    number = row.removeprefix(DRAFTS)
    if row.startswith(DRAFTS) and number.isascii() and number.isdecimal():
        return Chosen(copy=int(number[:15]))
    return Chosen(slug=row.removeprefix(TOOLS))
