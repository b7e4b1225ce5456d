"""News of one's own: what a reader does on one page shows on all their other ones."""

from __future__ import annotations

import reflex as rx

from verdicts.states.account import AccountState
from verdicts.states.ballot import BallotState
from verdicts.states.following import here
from verdicts.states.mark import MarkState
from verdicts.states.personal import Personal, voting
from verdicts.states.shelf import ShelfState


class NewsState(Personal, rx.State):
    """`number` moves when something of the reader's changed elsewhere; the page then looks again."""

    number: str = ""

    @rx.event
    def open(self) -> None:
        """Belong to the reader's circle from now on."""
        self._join()

    def _join(self) -> None:
        reader, seat, polls = self._meet(), here(self), voting.polls
        if seat and polls:
            polls.circles.join(seat, reader)

    @rx.event
    async def look(self) -> None:
        """Read what is the reader's anew: the session may be over, votes, bookmarks and shelves may have changed."""
        self._join()
        for kind in (AccountState, BallotState, MarkState, ShelfState):
            state = await self.get_state(kind)
            await state._look()
