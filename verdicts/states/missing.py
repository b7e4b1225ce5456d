"""What is shown where there is no page."""

from __future__ import annotations

import reflex as rx

from verdicts.desk.compare import Missing
from verdicts.desk.miss import miss
from verdicts.states.reading import opened
from verdicts.views.missing import MissingView


class Missable(rx.State, mixin=True):
    """For states whose page may not be there: `missing` has a path while it is not."""

    missing: MissingView = MissingView()

    async def lose(self, missing: Missing) -> None:
        """Show that there is no such page at this address."""
        self.missing = await opened(miss, missing, self.router.url.path)


class MissingState(Missable, rx.State):
    """Addresses that no route knows."""

    @rx.event
    async def open(self):  # noqa: ANN201 - Reflex inspects handlers
        """Say what is not there."""
        await self.lose(Missing(()))
