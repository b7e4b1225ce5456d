"""What is shown where there is no page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import reflex as rx

from verdicts.desk.compare import Missing, Moved
from verdicts.desk.miss import miss
from verdicts.states.following import follow
from verdicts.states.reading import opened, reading
from verdicts.views.missing import MissingView


class Missable(rx.State, mixin=True):
    """For states whose page may not be there: `missing` has a path while it is not."""

    missing: MissingView = MissingView()

    async def _sought(self, verb: Callable[..., Any], folder: str, *more: str) -> Any:
        """The view of the address below `folder`, an event that leaves for where it moved, or None: it is missing."""
        slug = self.router.url.path.removeprefix(folder).strip("/")
        answer = await opened(verb, slug, reading.today(), *more)
        if isinstance(answer, Missing):
            return await self._lose(answer)
        if isinstance(answer, Moved):
            return rx.redirect(answer.path, replace=True)
        self.missing = MissingView()
        return answer

    async def _lose(self, missing: Missing) -> None:
        """Show that there is no such page at this address."""
        await follow(self, [])
        self.missing = await opened(miss, missing, self.router.url.path)


class MissingState(Missable, rx.State):
    """Addresses that no route knows."""

    @rx.event
    async def open(self):  # noqa: ANN201 - Reflex inspects handlers
        """Say what is not there."""
        await self._lose(Missing(()))
