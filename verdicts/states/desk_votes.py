"""The desk's page about votes."""

from __future__ import annotations

import asyncio

import reflex as rx

from verdicts.desk.watching.exclude import NOBODY, exclude, include, weigh
from verdicts.desk.watching.open_votes import PATH, WATCH, open_votes
from verdicts.desk.working.allowed import NotAllowed
from verdicts.desk.working.said import Done
from verdicts.states.at_desk import BARRED, AtDesk
from verdicts.states.reading import opened, reading
from verdicts.states.shelving import now
from verdicts.views.desk_votes import VotesDeskView, WeighedView


class VotesDeskState(AtDesk, rx.State):
    """`view` is replaced whole. `_known` are the readers that it speaks of, `_chosen` those that were weighed."""

    view: VotesDeskView = VotesDeskView()
    weighed: WeighedView = WeighedView()
    _known: dict[str, tuple[str, ...]] = {}
    _chosen: tuple[str, ...] = ()

    @rx.event
    async def open(self) -> None:
        """Show the patterns of the while at the address."""
        self._sit(WATCH)
        self._forget()
        await self._show()

    @rx.event
    async def look(self) -> None:
        """Look anew: another editor excluded somebody. What was weighed here must be weighed again."""
        if self.path == PATH:
            self._forget()
            await self._show()

    @rx.event
    async def weigh(self, values: dict[str, str]) -> None:
        """Say what excluding the selected ones would do."""
        names = list(values)[:1000] if isinstance(values, dict) else []
        chosen = tuple(dict.fromkeys(reader for name in names for reader in self._known.get(str(name), ())))
        library, account = reading.library, self._editor()
        if not account or library is None:
            return self._say(BARRED)
        if not chosen:
            return self._say(NOBODY)
        try:
            self.weighed = await asyncio.to_thread(weigh, library.engine, account, chosen)
        except NotAllowed:
            return self._say(BARRED)
        self._chosen = chosen
        return None

    @rx.event
    async def exclude(self, reason: str) -> None:
        """Exclude those that were weighed."""
        answer = await self._did(WATCH, exclude, self._chosen, str(reason)[:300], now())
        self._say(answer)
        if isinstance(answer, Done):
            self._forget()
            await self._show()

    @rx.event
    def leave(self) -> None:
        """Exclude nobody."""
        self._forget()

    @rx.event
    async def include(self, batch: str) -> None:
        """Let those of one exclusion count again."""
        self._say(await self._did(WATCH, include, self._known.get(str(batch), ()), now()))
        await self._show()

    def _forget(self) -> None:
        self.weighed, self._chosen = WeighedView(), ()

    async def _show(self) -> None:
        query = self.get_value("rx_router_url").query
        self.view, self._known = await opened(open_votes, self._editor(), query, now())
