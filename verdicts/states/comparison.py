"""The comparison that is open."""

from __future__ import annotations

import reflex as rx

from verdicts.desk.compare import compare
from verdicts.domain.matchups import matchup_slug
from verdicts.states.ballot import BallotState
from verdicts.states.mark import MarkState
from verdicts.states.missing import Missable
from verdicts.states.tally import TallyState
from verdicts.states.weights import WeightsState
from verdicts.views.comparison import ComparisonView


class ComparisonState(Missable, rx.State):
    """One comparison at a time: `view` is replaced whole."""

    view: ComparisonView = ComparisonView()

    @rx.event
    async def open(self):  # noqa: ANN201 - Reflex inspects handlers
        """Show the comparison of the address, or leave for where it is, or say that it is missing."""
        answer = await self._sought(compare, "/compare/", self.router.url.query)
        if not isinstance(answer, ComparisonView):
            return answer
        tallies, mine = await self.get_state(TallyState), await self.get_state(BallotState)
        marks = await self.get_state(MarkState)
        if answer.past.day:
            await tallies._pass()
        else:
            await tallies._show(answer.slugs, [head.short_name for head in answer.heads])
        await mine._show(answer.slugs, matchup_slug(answer.slugs))
        await marks._show([answer.path, *(each.href for each in [*answer.heads, *answer.related])])
        await (await self.get_state(WeightsState))._look()
        self.view = answer
        return None
