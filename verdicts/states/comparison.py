"""The comparison that is open."""

from __future__ import annotations

import reflex as rx

from verdicts.desk.compare import Missing, Moved, compare
from verdicts.states.missing import Missable
from verdicts.states.reading import opened, reading
from verdicts.views.comparison import ComparisonView
from verdicts.views.missing import MissingView


class ComparisonState(Missable, rx.State):
    """One comparison at a time: `view` is replaced whole."""

    view: ComparisonView = ComparisonView()

    @rx.event
    async def open(self):  # noqa: ANN201 - Reflex inspects handlers
        """Show the comparison of the address, or leave for where it is, or say that it is missing."""
        slug = self.router.url.path.removeprefix("/compare/").strip("/")
        answer = await opened(compare, slug, reading.today())
        if isinstance(answer, Moved):
            return rx.redirect(answer.path, replace=True)
        if isinstance(answer, Missing):
            return await self.lose(answer)
        self.view, self.missing = answer, MissingView()
        return None
