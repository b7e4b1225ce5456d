"""The page of shelves: what stands on it, what was done last, and every verb of its forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import reflex as rx

from verdicts.desk import arrange, name_shelf, shelve
from verdicts.desk import share as sharing
from verdicts.desk.open_shelves import open_shelves
from verdicts.desk.shelf.query import PATH, Query
from verdicts.desk.shelve import Done
from verdicts.desk.take_back import claim, key_in
from verdicts.domain.shelving import Refused, Undo
from verdicts.states.personal import Personal
from verdicts.states.reading import opened
from verdicts.states.shelving import LONGEST_ARGUMENT, UNKNOWN, changed, new_token, now
from verdicts.views.shelf import AnswerView, ShelvesView, StripView

MOST_UNDONE = 50


class ShelfState(Personal, rx.State):
    """`view` is replaced whole. `field` is the search field's key: a new one starts it afresh."""

    view: ShelvesView = ShelvesView()
    strip: StripView = StripView()
    answer: AnswerView = AnswerView()
    field: int = 0
    _undo: tuple[Undo, ...] = ()  # what can be taken back, the newest last
    _sent: tuple[str, ...] = ()
    _turn: int = 0

    @rx.event
    async def open(self) -> None:
        """Show the shelves at the address; one that typing has made is shown already."""
        self._meet()
        self._turn += 1
        turn, before = self._turn, self.get_value("view").q
        view = await self._opened(self.get_value("rx_router_url").query)
        if turn == self._turn and not self._arrived(view.query):
            self.view, self.field = view, self.field + (view.q != before)
            self.answer = AnswerView(turn=self.get_value("answer").turn)
            await self._go_on()

    async def _go_on(self) -> None:
        """A form led here, and its page on paper offered to undo what it did: the live page goes on offering it."""
        reader, key = self._meet(), key_in(self.get_value("rx_router_url").query)
        claimed = await opened(claim, reader, key, now()) if reader and key else None
        if claimed:
            self._tell(Done(claimed[1], claimed[0]))

    async def _look(self) -> None:
        """Read the same anew, where the page is open: something changed elsewhere. What is being typed stays."""
        self._meet()
        if self.path == PATH:
            self.view = await self._opened(self.get_value("view").query)

    @rx.event
    async def search(self, text: str):  # noqa: ANN201 - Reflex inspects handlers
        """Show what `text` finds, then say so in the address."""
        return await self._ask(Query(text[:1000]).text)

    @rx.event
    async def submit(self, query: str):  # noqa: ANN201 - Reflex inspects handlers
        """Show what the search form asks for."""
        return await self._ask(query[:2000])

    @rx.event
    async def keep(self, address: str) -> None:
        """Put something on the first shelf."""
        await self._do(shelve.keep, address, now())

    @rx.event
    async def drop(self, address: str) -> None:
        """Take a bookmark off its shelf."""
        await self._do(shelve.drop, address)

    @rx.event
    async def undo(self) -> None:
        """Take back what was done last."""
        self._meet()
        if not self._undo:
            return
        last, before = self._undo[-1], self._undo[:-1]
        await self._do(shelve.undo, last, now())
        if not self.get_value("strip").bad:
            self._undo = before
            self._offer_more()

    @rx.event
    async def annotate(self, address: str, note: str) -> None:
        """Write a note anew."""
        await self._fill("note", address, arrange.annotate, address, note)

    @rx.event
    async def move(self, address: str, shelf: str, before: str = "") -> None:
        """Put a bookmark on a shelf, before another one or at its end."""
        await self._do(arrange.move, address, shelf, before)

    @rx.event
    async def step(self, address: str, way: str) -> None:
        """Move a bookmark up or down by one."""
        await self._do(arrange.step, address, way)

    @rx.event
    async def new_shelf(self, name: str) -> None:
        """Make a shelf."""
        await self._fill("shelf", "", name_shelf.new_shelf, name, now())

    @rx.event
    async def name_shelf(self, shelf: str, name: str) -> None:
        """Give a shelf another name."""
        await self._fill("name", shelf, name_shelf.name_shelf, shelf, name)

    @rx.event
    async def step_shelf(self, shelf: str, way: str) -> None:
        """Move a shelf up or down by one."""
        await self._do(arrange.step_shelf, shelf, way)

    @rx.event
    async def remove_shelf(self, shelf: str) -> None:
        """Remove a shelf with all that stands on it."""
        await self._do(name_shelf.remove_shelf, shelf)

    @rx.event
    async def share(self, shelf: str) -> None:
        """Give a shelf a link for others; only who has an account may."""
        if not self._present().account:
            return self._tell(Refused("account"))
        await self._do(sharing.share, shelf, new_token(), now())
        return None

    @rx.event
    async def revoke(self, shelf: str) -> None:
        """End the link of a shelf."""
        await self._do(sharing.revoke, shelf)

    async def _do(self, verb: Callable[..., Done | Refused], *values: Any) -> None:
        """Do it, say what came of it, and show the page anew."""
        await self._show(await changed(self, verb, *values))

    async def _fill(self, form: str, about: str, verb: Callable[..., Done | Refused], *values: Any) -> None:
        """Do what a form with a field says; why it was not taken stands under the field."""
        answer = await changed(self, verb, *values)
        said = "" if isinstance(answer, Done) else answer.said if answer else UNKNOWN
        turn = self.get_value("answer").turn + 1
        self.answer = AnswerView(form, str(about)[:LONGEST_ARGUMENT], said, turn=turn)
        if isinstance(answer, Done):
            await self._show(answer)

    async def _show(self, answer: Done | Refused | None) -> None:
        self._tell(answer)
        if isinstance(answer, Done):
            self.view = await self._opened(self.get_value("view").query)

    def _tell(self, answer: Done | Refused | None) -> None:
        turn = self.get_value("strip").turn + 1
        if isinstance(answer, Done):
            if answer.undo is not None:
                self._undo = (*self._undo, answer.undo)[-MOST_UNDONE:]
            undo = answer.undo is not None
            self.strip = StripView(answer.said, undo, turn=turn, address=answer.address, shelf=answer.key)
        else:
            self.strip = StripView(answer.said if answer else UNKNOWN, bad=True, turn=turn)

    def _offer_more(self) -> None:
        """What was done before that can be taken back too, one after the other."""
        if self._undo:
            said = f"{self.get_value('strip').said} What you did before that can be undone too."
            self.strip = replace(self.get_value("strip"), said=said, undo=True)

    async def _opened(self, query: str) -> ShelvesView:
        reader = self._meet()
        view = await opened(open_shelves, reader, query, bool(self._present().account))
        if not await self._signed_out():
            return view
        return replace(view, ended=True, nothing=view.nothing if view.q else "")  # what the account keeps is not gone

    async def _ask(self, query: str) -> rx.event.EventSpec | None:
        self._meet()
        self._turn += 1
        turn = self._turn
        view = await self._opened(query)
        if turn != self._turn or view.query == self.get_value("view").query:
            return None
        self.view, self._sent = view, (*self._sent, view.query)[-20:]
        return rx.redirect(view.address, replace=True)

    def _arrived(self, query: str) -> bool:
        """Whether typing made this address; it and all before it are then no longer on their way."""
        if query not in self._sent:
            return False
        self._sent = self._sent[self._sent.index(query) + 1 :]
        return True
