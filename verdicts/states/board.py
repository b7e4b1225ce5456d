"""Community numbers of lists: rows of the catalogue, contested matchups of the home page."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

import reflex as rx

from verdicts.desk.home.contested import contest_of, contested
from verdicts.desk.tallying import row_tally
from verdicts.domain.tallies import FEWEST_FOR_A_SHARE, Split, Tally
from verdicts.states.following import IN_LISTS, follow, last, room
from verdicts.states.reading import reading
from verdicts.views.tally import ContestView, RowTallyView


class BoardState(rx.State):
    """`rows` by tool slug. `contests` keeps the order in which the page was opened."""

    rows: dict[str, RowTallyView] = {}
    contests: list[ContestView] = []

    async def _show_rows(self, slugs: Sequence[str]) -> None:
        """Follow the tools of a list."""

        def shown(now: Mapping[str, Tally], before: Mapping[str, Tally] | None) -> dict[str, dict[str, RowTallyView]]:
            topics = {slug: f"/tools/{slug}" for slug in slugs}
            return {
                "rows": {
                    slug: row_tally(now.get(topic, Tally()), last(before, topic, Tally()))
                    for slug, topic in topics.items()
                }
            }

        followed = room(("rows", *slugs), [f"/tools/{slug}" for slug in slugs], IN_LISTS, BoardState, shown)
        self.rows = followed.render(await follow(self, [followed]), None).values["rows"]

    async def _show_contests(self) -> None:
        """Follow the contested matchups as they are now; which they are changes with the next opening."""
        if (library := reading.library) is None:
            return
        catalogue, splits = await asyncio.to_thread(lambda: (library.catalogue(), library.contests()))
        slugs = contested(catalogue, splits)

        def shown(now: Mapping[str, Split], before: Mapping[str, Split] | None) -> dict[str, list[ContestView]]:
            topics = {slug: f"/compare/{slug}" for slug in slugs}
            known = {slug: now.get(topic, Split()) for slug, topic in topics.items()}
            return {
                "contests": [
                    contest_of(catalogue, slug, split, last(before, topics[slug], Split()))
                    for slug, split in known.items()
                    if split.count >= FEWEST_FOR_A_SHARE
                ]
            }

        followed = room(("contests", *slugs), [f"/compare/{slug}" for slug in slugs], IN_LISTS, BoardState, shown)
        self.contests = followed.render(await follow(self, [followed]), None).values["contests"]
