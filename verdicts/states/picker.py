"""The picker, and what its fields offer while a name is typed."""

from __future__ import annotations

import reflex as rx

from verdicts.desk.compare import Moved
from verdicts.desk.offer import suggest
from verdicts.desk.pick import pick
from verdicts.states.following import follow
from verdicts.states.reading import opened, reading
from verdicts.views.picker import PickerView, SuggestionView


class PickerState(rx.State):
    """`found` answers `text` typed into `field`; the field drops it when it holds something else by then."""

    view: PickerView = PickerView()
    field: str = ""
    text: str = ""
    found: list[SuggestionView] = []

    @rx.event
    async def open(self):  # noqa: ANN201 - Reflex inspects handlers
        """Show the picker of the address, or go to the comparison it names."""
        await follow(self, [])
        answer = await opened(pick, self.router.url.query, reading.today())
        if isinstance(answer, Moved):
            return rx.redirect(answer.path, replace=True)
        self.view, self.field, self.found = answer, "", []
        return None

    @rx.event
    async def look(self, field: str, text: str):  # noqa: ANN201
        """Offer tools for what is typed into a field."""
        found = await opened(suggest, text)
        self.field, self.text, self.found = field, text, found

    @rx.event
    async def choose(self, query: str):  # noqa: ANN201
        """Go to the comparison that the form names, or to the picker that says what is wrong."""
        answer = await opened(pick, query, reading.today())
        return rx.redirect(answer.path if isinstance(answer, Moved) else f"/compare?{query}")
