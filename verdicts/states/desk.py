"""The editor's desk: the list of drafts and tools."""

from __future__ import annotations

from urllib.parse import urlencode

import reflex as rx

from verdicts.desk.working.begin import begin
from verdicts.desk.working.open_desk import PATH, call_me, open_desk
from verdicts.desk.working.open_draft import PATH as DRAFTS
from verdicts.desk.working.rebase import Thrown, discard, take_back
from verdicts.desk.working.said import Done
from verdicts.domain.desk import WorkingCopy
from verdicts.states.at_desk import LIST, AtDesk, numbered, plain
from verdicts.states.reading import opened
from verdicts.states.shelving import now
from verdicts.views.desk import DeskView


class DeskState(AtDesk, rx.State):
    """`view` is replaced whole. `field` is the search field's key: a new one shows what the address asks for.

    Typing leads to addresses, at which the field must stay as it is: `_sent` are those on their way, oldest first.
    """

    view: DeskView = DeskView()
    field: int = 0
    thrown: str = ""  # said on the way here from a draft that was thrown away
    _was: WorkingCopy | None = None  # what was thrown away last
    _coming: bool = False
    _sent: tuple[str, ...] = ()

    @rx.event
    async def open(self) -> None:
        """Show the list at the address."""
        self._sit(LIST)
        self.thrown, self._coming = self.thrown if self._coming else "", False
        view = await self._opened(self.get_value("rx_router_url").query)
        if view.q in self._sent:
            self._sent = self._sent[self._sent.index(view.q) + 1 :]
        else:
            self.field += 1
        self.view = view

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
        if words == (self._sent[-1] if self._sent else self.get_value("view").q):
            return None
        self._sent = (*self._sent, words)[-20:]
        return rx.redirect(f"{PATH}?{urlencode({'q': words})}" if words else PATH, replace=True)

    @rx.event
    async def begin(self, slug: str):  # noqa: ANN201 - Reflex inspects handlers
        """Go to a draft of a tool, or of a new one."""
        answer = await self._did(LIST, begin, plain(slug, 200), now())
        self._say(answer)
        return rx.redirect(f"{DRAFTS}{answer.copy}") if isinstance(answer, Done) else None

    @rx.event
    async def discard(self, copy: int) -> None:
        """Throw a draft away."""
        number = numbered(copy)
        answer = await self._did(str(number), discard, number)
        self._was = answer.was if isinstance(answer, Thrown) else None
        self._say(answer, undo=self._was is not None)
        await self.look()

    @rx.event
    async def put_back(self) -> None:
        """Take that back: the draft that was thrown away last is there again."""
        if (was := self.get_value("_was")) is not None:
            self.thrown, self._was = "", None
            self._say(await self._did(LIST, take_back, was, now()))
            await self.look()

    @rx.event
    async def call_me(self, byline: str) -> None:
        """Be called otherwise on the site's pages."""
        self._say(await self._did(LIST, call_me, plain(byline, 200)))
        await self.look()

    def _thrown(self, answer: Thrown) -> None:
        """A draft's page threw it away, and leads here."""
        self._meet()
        self.thrown, self._was, self._coming = answer.said, answer.was, True

    async def _opened(self, query: str) -> DeskView:
        return await opened(open_desk, self._editor(), query, self._company())
