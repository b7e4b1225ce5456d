"""The tool that is open."""

from __future__ import annotations

import reflex as rx

from verdicts.desk.compare import Missing, Moved
from verdicts.desk.show import show
from verdicts.states.missing import Missable
from verdicts.states.reading import opened, reading
from verdicts.views.missing import MissingView
from verdicts.views.tool import ToolView


class ToolState(Missable, rx.State):
    """One tool at a time: `view` is replaced whole."""

    view: ToolView = ToolView()

    @rx.event
    async def open(self):  # noqa: ANN201 - Reflex inspects handlers
        """Show the tool of the address, or leave for where it is, or say that it is missing."""
        slug = self.router.url.path.removeprefix("/tools/").strip("/")
        answer = await opened(show, slug, reading.today())
        if isinstance(answer, Moved):
            return rx.redirect(answer.path, replace=True)
        if isinstance(answer, Missing):
            return await self.lose(answer)
        self.view, self.missing = answer, MissingView()
        return None
