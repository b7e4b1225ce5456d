"""Upkeep at the desk: stale facts, links that do not lead where they should, and the way to mend them."""

from __future__ import annotations

from dataclasses import dataclass

import reflex as rx

from verdicts.desk.upkeep.confirming import confirm
from verdicts.desk.upkeep.links import open_links
from verdicts.desk.upkeep.mending import ToMend, mend
from verdicts.desk.upkeep.stale import open_stale
from verdicts.desk.working.open_draft import PATH as DRAFTS
from verdicts.states.at_desk import LIST, AtDesk, plain
from verdicts.states.reading import opened, reading
from verdicts.states.shelving import now
from verdicts.views.desk_upkeep import LinksView, StaleView


@dataclass
class Checking:
    """Whether this installation checks links. Set once by the app."""

    on: bool = False


checking = Checking()


class UpkeepState(AtDesk, rx.State):
    """Each view is replaced whole."""

    links: LinksView = LinksView()
    stale: StaleView = StaleView()

    @rx.event
    async def open_links(self) -> None:
        """Show what the newest checks of links found."""
        self._sit("")
        self.links = await opened(open_links, self._editor(), now(), checking.on)

    @rx.event
    async def open_stale(self) -> None:
        """Show what is older than a year."""
        self._sit("")
        self.stale = await opened(open_stale, self._editor(), reading.today())

    @rx.event
    async def confirm(self, slug: str, row: str, as_of: str) -> None:
        """Let a stale value be of this month: its source still says so."""
        values = (plain(slug, 200), plain(row, 60), plain(as_of, 10))
        answer = await self._did(LIST, confirm, *values, now())
        self._say(answer)
        self.stale = await opened(open_stale, self._editor(), reading.today())

    @rx.event
    async def mend(self, slug: str, address: str):  # noqa: ANN201 - Reflex inspects handlers
        """Go to the field that holds an address, in the draft of a tool, begun where there is none."""
        answer = await self._did(LIST, mend, str(slug)[:200] or "-", str(address)[:2000], now())
        self._say(answer)
        if not isinstance(answer, ToMend):
            return None
        return rx.redirect(f"{DRAFTS}{answer.copy}#{answer.field}" if answer.field else f"{DRAFTS}{answer.copy}")
