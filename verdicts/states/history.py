"""A tool's history at the desk."""

from __future__ import annotations

import reflex as rx

from verdicts.desk.revising.open_history import PATH, open_history
from verdicts.desk.revising.restore import restore
from verdicts.desk.working.begin import begin
from verdicts.desk.working.open_draft import PATH as DRAFTS
from verdicts.desk.working.said import Done
from verdicts.states.at_desk import LIST, AtDesk
from verdicts.states.reading import opened
from verdicts.states.shelving import now
from verdicts.views.desk_history import HistoryView


class HistoryState(AtDesk, rx.State):
    """`view` is replaced whole."""

    view: HistoryView = HistoryView()

    @rx.event
    async def open(self) -> None:
        """Show the history at the address, and the two revisions that it asks for."""
        self._sit(LIST)
        await self.look()

    @rx.event
    async def look(self) -> None:
        """Read the same anew: another editor published."""
        if self.path.startswith(PATH):
            query = self.get_value("rx_router_url").query
            self.view = await opened(open_history, self._editor(), self._slug(), query)

    @rx.event
    async def restore(self, number: str, reason: str) -> None:
        """Publish a revision again, over the one that the page shows as the newest."""
        which = int(number) if number.isascii() and number.isdecimal() and len(number) < 10 else 0
        newest = int(self.get_value("view").newest)
        answer = await self._did(LIST, restore, self._slug(), which, newest, str(reason)[:1000], now())
        self._say(answer)
        await self.look()

    @rx.event
    async def edit(self):  # noqa: ANN201 - Reflex inspects handlers
        """Go to its draft, begun where there is none."""
        answer = await self._did(LIST, begin, self._slug() or "-", now())
        self._say(answer)
        return rx.redirect(f"{DRAFTS}{answer.copy}") if isinstance(answer, Done) else None

    def _slug(self) -> str:
        return self.path.removeprefix(PATH)[:200] if self.path.startswith(PATH) else ""
