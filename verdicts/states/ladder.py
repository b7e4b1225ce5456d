"""The ladder that is open."""

from __future__ import annotations

import reflex as rx

from verdicts.desk.climb import climb
from verdicts.states.following import follow
from verdicts.states.mark import MarkState
from verdicts.states.reading import opened, reading
from verdicts.views.ladder import LadderView


class LadderState(rx.State):
    """One ladder at a time, as it was when the page was opened: nothing reorders under the reader."""

    view: LadderView = LadderView()

    @rx.event
    async def open(self) -> None:
        """Show the ladder of the address."""
        await follow(self, [])
        view: LadderView = await opened(climb, self.router.url.query, reading.today())
        marks = await self.get_state(MarkState)
        await marks._show(rung.href for rung in [*view.rungs.settled, *view.rungs.others])
        self.view = view
