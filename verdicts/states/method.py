"""The method page."""

from __future__ import annotations

import reflex as rx

from verdicts.desk.explain import explain
from verdicts.states.following import follow
from verdicts.states.reading import opened, reading
from verdicts.views.method import MethodView


class MethodState(rx.State):
    """The method as the catalogue stands."""

    view: MethodView = MethodView()

    @rx.event
    async def open(self):  # noqa: ANN201 - Reflex inspects handlers
        """Show the method."""
        await follow(self, [])
        self.view = await opened(explain, reading.today())
