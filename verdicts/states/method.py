"""The method page."""

from __future__ import annotations

import reflex as rx

from verdicts.desk.explain import explain
from verdicts.desk.watching.excluded import excluded
from verdicts.states.following import follow
from verdicts.states.reading import opened, reading
from verdicts.views.method import ExcludedView, MethodView


class MethodState(rx.State):
    """The method as the catalogue stands, and what is excluded at present."""

    view: MethodView = MethodView()
    excluded: ExcludedView = ExcludedView()

    @rx.event
    async def open(self):  # noqa: ANN201 - Reflex inspects handlers
        """Show the method."""
        await follow(self, [])
        self.excluded = await opened(lambda library, _: excluded(library))
        self.view = await opened(explain, reading.today())
