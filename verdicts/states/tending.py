"""A published tool as a whole at the desk: its address, whether it is retired, another one that it is."""

from __future__ import annotations

import reflex as rx

from verdicts.desk.tending.merge import foresee, merge
from verdicts.desk.tending.open_tool import PATH, open_tool
from verdicts.desk.tending.rename import rename
from verdicts.desk.tending.retire import bring_back, retire
from verdicts.desk.working.said import Done
from verdicts.domain.desk import LONGEST_REASON
from verdicts.states.at_desk import LIST, AtDesk
from verdicts.states.reading import opened
from verdicts.states.shelving import now
from verdicts.views.desk_tending import PlanView, TendingView

LONGEST = 200


class TendingState(AtDesk, rx.State):
    """`view` is replaced whole; `plan` says what merging would do, before it is done."""

    view: TendingView = TendingView()
    plan: PlanView = PlanView()

    @rx.event
    async def open(self) -> None:
        """Show the tool at the address."""
        self._sit(LIST)
        self.plan = PlanView()  # what was answered on the way here, from a former address, goes on standing
        await self._show()

    @rx.event
    async def look(self) -> None:
        """Read it anew: another editor did something."""
        if self.path.startswith(PATH):
            await self._show()

    @rx.event
    async def rename(self, slug: str, reason: str):  # noqa: ANN201 - Reflex inspects handlers
        """Give it another address, and go there."""
        answer = await self._did(LIST, rename, self._slug(), str(slug)[:LONGEST], str(reason)[:LONGEST_REASON], now())
        self._say(answer, "rename")
        return rx.redirect(f"{PATH}{answer.slug}", replace=True) if isinstance(answer, Done) else None

    @rx.event
    async def retire(self, reason: str) -> None:
        """Retire it."""
        self._say(await self._did(LIST, retire, self._slug(), str(reason)[:LONGEST_REASON], now()))
        await self._show()

    @rx.event
    async def bring_back(self, reason: str) -> None:
        """Take it back into the catalogue."""
        self._say(await self._did(LIST, bring_back, self._slug(), str(reason)[:LONGEST_REASON], now()))
        await self._show()

    @rx.event
    async def foresee(self, into: str) -> None:
        """Say what merging it into another tool would do."""
        into = str(into)[:LONGEST]
        answer = await self._ask(foresee, self._slug(), into, now())
        name = next((one.label for one in self.get_value("view").others if one.href == into), into)
        self.plan = PlanView("merge", into, answer.said, isinstance(answer, Done), f"Merge into {name} for good")

    @rx.event
    async def merge(self, typed: str, reason: str):  # noqa: ANN201 - Reflex inspects handlers
        """Merge it into the tool that was foreseen."""
        values = (self._slug(), self.get_value("plan").words, str(typed)[:LONGEST], str(reason)[:LONGEST_REASON])
        answer = await self._did(LIST, merge, *values, now())
        self._say(answer, "merge")
        return rx.redirect(f"{PATH}{answer.slug}") if isinstance(answer, Done) else None

    def _slug(self) -> str:
        return self.path.removeprefix(PATH)[:LONGEST] if self.path.startswith(PATH) else ""

    async def _show(self) -> None:
        self.view = await opened(open_tool, self._editor(), self._slug())
