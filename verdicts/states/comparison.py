"""The comparison that is open, and the tools its menus offer."""

from __future__ import annotations

import reflex as rx

from verdicts.desk.compare import Missing, Moved, compare
from verdicts.states.reading import opened, reading
from verdicts.views.comparison import ComparisonView
from verdicts.views.parts import ChoiceView


class ComparisonState(rx.State):
    """One comparison at a time: `view` is replaced whole."""

    view: ComparisonView = ComparisonView()
    menu: str = ""
    found: list[ChoiceView] = []

    @rx.event
    async def open(self):  # noqa: ANN201 - Reflex inspects handlers
        """Show the comparison of the address, or leave for where it is."""
        slug = self.router.url.path.removeprefix("/compare/").strip("/")
        answer = await opened(compare, slug, reading.today())
        if isinstance(answer, Moved):
            return rx.redirect(answer.path, replace=True)
        if isinstance(answer, Missing):
            return rx.redirect(self.router.url.path, is_external=True)
        self.view, self.menu, self.found = answer, "", []
        return None
