"""The tool that is open."""

from __future__ import annotations

import reflex as rx

from verdicts.desk.show import show
from verdicts.states.ballot import BallotState
from verdicts.states.mark import MarkState
from verdicts.states.missing import Missable
from verdicts.states.tally import TallyState
from verdicts.views.tool import ToolView


class ToolState(Missable, rx.State):
    """One tool at a time: `view` is replaced whole."""

    view: ToolView = ToolView()

    @rx.event
    async def open(self):  # noqa: ANN201 - Reflex inspects handlers
        """Show the tool of the address, or leave for where it is, or say that it is missing."""
        answer = await self._sought(show, "/tools/")
        if not isinstance(answer, ToolView):
            return answer
        tallies, mine = await self.get_state(TallyState), await self.get_state(BallotState)
        marks = await self.get_state(MarkState)
        await tallies._show(answer.slugs, [answer.short_name])
        await mine._show(answer.slugs)
        await marks._show([answer.path, *(other.href for other in answer.alternatives)])
        self.view = answer
        return None
