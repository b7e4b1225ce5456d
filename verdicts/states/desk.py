"""The editor's desk: the list of drafts and tools."""

from __future__ import annotations

from urllib.parse import urlencode

import reflex as rx

from verdicts.desk.working.begin import begin
from verdicts.desk.working.open_desk import PATH, call_me, open_desk
from verdicts.desk.working.open_draft import PATH as DRAFTS
from verdicts.desk.working.rebase import discard
from verdicts.desk.working.said import Done, Refused
from verdicts.states.at_desk import LIST, AtDesk, plain
from verdicts.states.reading import opened
from verdicts.states.shelving import now
from verdicts.views.desk import DeskAnswerView, DeskView

LARGEST = 2**31


class DeskState(AtDesk, rx.State):
    """`view` is replaced whole."""

    view: DeskView = DeskView()
    answer: DeskAnswerView = DeskAnswerView()

    @rx.event
    async def open(self) -> None:
        """Show the list at the address."""
        self._sit(LIST)
        self.view = await self._opened(self.get_value("rx_router_url").query)

    @rx.event
    async def look(self) -> None:
        """Read the same anew: another editor did something."""
        if self.path == PATH:
            self.view = await self._opened(self.get_value("rx_router_url").query)

    @rx.event
    async def search(self, text: str):  # noqa: ANN201 - Reflex inspects handlers
        """Show what `text` finds, and say so in the address."""
        if not self._editor():
            return None
        words = plain(text, 200).strip()
        return rx.redirect(f"{PATH}?{urlencode({'q': words})}" if words else PATH, replace=True)

    @rx.event
    async def begin(self, slug: str):  # noqa: ANN201 - Reflex inspects handlers
        """Go to a draft of a tool, or of a new one."""
        answer = await self._did(LIST, begin, plain(slug, 200), now())
        self._tell(answer)
        return rx.redirect(f"{DRAFTS}{answer.copy}") if isinstance(answer, Done) else None

    @rx.event
    async def discard(self, copy: int) -> None:
        """Throw a draft away."""
        number = copy if type(copy) is int and 0 < copy < LARGEST else 0
        self._tell(await self._did(str(number), discard, number))
        await self.look()

    @rx.event
    async def call_me(self, byline: str) -> None:
        """Be called otherwise on the site's pages."""
        self._tell(await self._did(LIST, call_me, plain(byline, 200)))
        await self.look()

    def _tell(self, answer: Done | Refused) -> None:
        turn = self.get_value("answer").turn + 1
        self.answer = DeskAnswerView(answer.said, isinstance(answer, Refused), turn=turn)

    async def _opened(self, query: str) -> DeskView:
        return await opened(open_desk, self._editor(), query, self._company())
