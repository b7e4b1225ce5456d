"""The listing that is open, and what is typed into its search field."""

from __future__ import annotations

from collections.abc import Callable

import reflex as rx

from verdicts.desk.browse import browse, type_on
from verdicts.states.board import BoardState
from verdicts.states.mark import MarkState
from verdicts.states.reading import opened, reading
from verdicts.views.listing import ListingView


class ListingState(rx.State):
    """One listing at a time: `view` is replaced whole. `field` is the search field's key: a new one empties it anew.

    Typing shows its result first and changes the address after; `_sent` are the addresses on their way, oldest first.
    """

    view: ListingView = ListingView()
    field: int = 0
    _sent: tuple[str, ...] = ()
    _turn: int = 0

    @rx.event
    async def open(self) -> None:
        """Show the listing of the address; an address that typing has made is shown already, or overtaken."""
        self._turn += 1
        turn, before = self._turn, self.view
        view = await opened(browse, self.router.url.query, reading.today())
        if turn != self._turn or self._arrived(view.query):
            return
        await self._follow(view)
        if view != before:
            self.view, self.field = view, self.field + (view.q != before.q)

    @rx.event
    async def search(self, text: str):  # noqa: ANN201 - Reflex inspects handlers
        """Show what `text` finds among the chosen facets, then say so in the address."""
        return await self._answer(type_on, self.view.query, text[:1000])

    @rx.event
    async def submit(self, query: str):  # noqa: ANN201 - Reflex inspects handlers
        """Show what the search form asks for; Enter need not wait."""
        return await self._answer(browse, query)

    async def _answer(self, verb: Callable[..., ListingView], *asked: str) -> rx.event.EventSpec | None:
        self._turn += 1
        turn = self._turn
        view = await opened(verb, *asked, reading.today())
        if turn != self._turn or view.query == self.view.query:
            return None
        await self._follow(view)
        self.view, self._sent = view, (*self._sent, view.query)[-20:]
        return rx.redirect(view.address, replace=True)

    async def _follow(self, view: ListingView) -> None:
        """Follow the community's figures of the rows, and which of them the reader keeps."""
        board, marks = await self.get_state(BoardState), await self.get_state(MarkState)
        await board._show_rows([row.slug for row in view.rows])
        await marks._show(row.href for row in view.rows)

    def _arrived(self, query: str) -> bool:
        """Whether typing made this address; it and all before it are then no longer on their way."""
        if query not in self._sent:
            return False
        place = self._sent.index(query)
        self._sent = self._sent[place + 1 :]
        return True
