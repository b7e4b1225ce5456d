"""News of one's own: what a reader does on one page shows on all their other ones."""

from __future__ import annotations

from urllib.parse import quote

import reflex as rx

from verdicts.desk.shelf.query import PATH
from verdicts.desk.working.open_desk import PATH as DESK
from verdicts.states.account import AccountState
from verdicts.states.ballot import BallotState
from verdicts.states.following import here
from verdicts.states.mark import MarkState
from verdicts.states.paneling import paneling
from verdicts.states.personal import Personal, voting
from verdicts.states.shelf import ShelfState
from verdicts.states.weights import WeightsState


class NewsState(Personal, rx.State):
    """`number` moves when something of the reader's changed elsewhere; the page then looks again.

    `known` is whether the page's socket knows a reader, "yes" or "no". `back` leads through signing in to this page,
    while an account was signed out under it; "" otherwise.
    """

    number: str = ""
    known: str = ""
    back: str = ""

    @rx.event
    async def open(self) -> None:
        """Belong to the reader's circle from now on."""
        self._join()
        await self._tell()

    @rx.event
    def acknowledge(self) -> None:
        """It was read that the account was signed out."""
        self._left, self.back = 0, ""

    def _join(self) -> None:
        reader, seat, polls = self._meet(), here(self), voting.polls
        self.known = "yes" if reader else "no"
        if seat and polls:
            polls.circles.join(seat, reader)
            if not self.path.startswith(DESK):
                polls.rise(seat)
                paneling.leave(seat)

    @rx.event
    async def look(self) -> None:
        """Read what is the reader's anew: the session may be over, votes, bookmarks, shelves and kept weights may have
        changed."""
        self._join()
        await self._tell()
        for kind in (AccountState, BallotState, MarkState, ShelfState, WeightsState):
            state = await self.get_state(kind)
            await state._look()

    async def _tell(self) -> None:
        """Say that the account was signed out, or nothing; the page of shelves says it in its own place."""
        url = self.get_value("rx_router_url")
        told = url.path != PATH and await self._signed_out()
        here = f"{url.path}?{url.query}" if url.query else url.path
        self.back = f"/sign-in?next={quote(here)}" if told else ""
