"""The tallies of the open page: one var a column, so that one message fits every page that shows a tool there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import reflex as rx

from verdicts.desk.tallying import NOT_OF_THEN, split_view, tally_view
from verdicts.domain.matchups import comparison_path
from verdicts.domain.tallies import Split, Tally
from verdicts.live.hub import Room
from verdicts.states.following import AT_ONCE, follow, last, room
from verdicts.views.tally import SplitView, TallyView

COLUMNS = "abcd"


class TallyState(rx.State):
    """Columns a to d, and the split of their matchup. Messages of the hub set the same vars."""

    a: TallyView = TallyView()
    b: TallyView = TallyView()
    c: TallyView = TallyView()
    d: TallyView = TallyView()
    split: SplitView = SplitView()

    async def _show(self, slugs: Sequence[str], names: Sequence[str]) -> None:
        """Follow the tools in these columns and, of two or more, their matchup."""
        rooms = [_column(column, slug) for column, slug in zip(COLUMNS, slugs, strict=False)]
        if len(slugs) > 1:
            rooms.append(_matchup(slugs, names))
        numbers = await follow(self, rooms)
        for each in rooms:
            for name, view in each.render(numbers, None).values.items():
                setattr(self, name, view)

    async def _pass(self) -> None:
        """Follow nothing: a page of a day gone by shows no votes."""
        await follow(self, [])
        for name in COLUMNS:
            setattr(self, name, NOT_OF_THEN)


def _column(column: str, slug: str) -> Room:
    topic = f"/tools/{slug}"

    def shown(now: Mapping[str, Tally], before: Mapping[str, Tally] | None) -> dict[str, TallyView]:
        return {column: tally_view(now.get(topic, Tally()), topic, last(before, topic, Tally()))}

    return room(("tool", column, slug), [topic], AT_ONCE, TallyState, shown)


def _matchup(slugs: Sequence[str], names: Sequence[str]) -> Room:
    topic, named = comparison_path(slugs), dict(zip(slugs, names, strict=True))

    def shown(now: Mapping[str, Split], before: Mapping[str, Split] | None) -> dict[str, SplitView]:
        return {"split": split_view(now.get(topic, Split()), topic, named, last(before, topic, Split()))}

    return room(("matchup", topic), [topic], AT_ONCE, TallyState, shown)
