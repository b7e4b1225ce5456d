"""What this reader keeps of what the open page shows: buttons in many places, one value."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from typing import Any

import reflex as rx

from verdicts.desk.bookmark import LONGEST, Answer, bookmark, kept_among, put_back
from verdicts.domain.shelving import Dropped
from verdicts.states.following import here
from verdicts.states.personal import Personal, voting
from verdicts.states.reading import reading
from verdicts.views.marks import MarksView

UNKNOWN = "Not saved: this page does not know your device yet. Load the page again, then try once more."


class MarkState(Personal, rx.State):
    """`mine` is replaced whole; its `turn` grows with every answer."""

    mine: MarksView = MarksView()
    _about: tuple[str, ...] = ()
    _dropped: Dropped | None = None

    async def _look(self) -> None:
        """Read the same anew: it changed elsewhere. A press that waits goes on waiting, what was said stays said."""
        self._meet()
        self.mine = replace(self._said, kept=await self._kept(), known=bool(self._reader))

    async def _show(self, addresses: Iterable[str]) -> None:
        """Show which of these addresses of the page the reader keeps; what was said of the page before is over."""
        self._meet()
        self._about, self._dropped = tuple(dict.fromkeys(addresses)), None
        self.mine = MarksView(bool(self._reader), await self._kept(), turn=self._said.turn + 1)

    @rx.event
    async def keep(self, address: str) -> None:
        """Put something on the first shelf."""
        await self._do(bookmark, address[: LONGEST + 1], True)

    @rx.event
    async def drop(self, address: str) -> None:
        """Take something off its shelf."""
        await self._do(bookmark, address[: LONGEST + 1], False)

    @rx.event
    async def undo(self) -> None:
        """Put back what was dropped last."""
        self._meet()
        if (dropped := self.get_value("_dropped")) is not None:
            await self._do(put_back, dropped)

    async def _do(self, verb: Callable[..., Awaitable[Answer]], *given: Any) -> None:
        reader, polls, library, turn = self._meet(), voting.polls, reading.library, self._said.turn + 1
        if not reader or polls is None or library is None:
            self.mine = MarksView(refused=UNKNOWN, turn=turn)
            return
        answer = await verb(polls, library.engine, reader, self.address, *given, seat=here(self))
        if answer.stands:
            self._dropped = answer.dropped
            self.mine = MarksView(True, await self._kept(), answer.said, answer.dropped is not None, turn=turn)
        else:
            self.mine = replace(self._said, known=True, said="", undo=False, refused=answer.said, turn=turn)

    async def _kept(self) -> list[str]:
        reader, library, about = self._reader, reading.library, self._about
        if not reader or library is None or not about:
            return []
        return await asyncio.to_thread(kept_among, library.engine, reader, about)

    @property
    def _said(self) -> MarksView:
        return self.get_value("mine")
