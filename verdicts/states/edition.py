"""What was published anew while a page is open."""

from __future__ import annotations

import asyncio

import reflex as rx

from verdicts.states.reading import reading


class EditionState(rx.State):
    """`news` is what was published of late (`live.editions`).

    The page shows all of it up to the number `since`, which is -1 until it is open, and the reviewers `seats`.
    """

    news: str = ""
    since: int = -1
    seats: str = ""

    @rx.event
    async def open(self) -> None:
        """The page is opened anew after this, so that it shows all that is published now."""
        if (library := reading.library) is not None:
            self.seats = await asyncio.to_thread(library.seats)
            self.since = await asyncio.to_thread(library.edition)
