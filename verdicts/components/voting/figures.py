"""The community beside the panel: the figure in a head, the row of the decision table, the cell of a list."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, choose, when
from verdicts.components.voting.bars import split_bar
from verdicts.components.voting.standing import number


def community_figure(tally: Any) -> Element:
    """One of the three figures of a tool: share, number of votes, the interval for who points at it or listens."""
    return el.div(
        el.dt("Community", class_name="figure-label"),
        el.dd(
            number(tally.share, tally.moved, tally.version, ""),
            class_name=choose(tally.share == "–", "figure-value text-ink-3", "figure-value"),
        ),
        el.dd(
            tally.note,
            when(tally.interval != "", el.span(", ", tally.interval, class_name="sr-only")),
            class_name="figure-note",
        ),
        class_name="figure",
        title=tally.interval,
    )


def community_cell(tally: Any) -> Element:
    """Shares, bar and interval in the decision table; words where there are no shares."""
    shares = el.span(
        el.strong(number(tally.share, tally.ship_moved, tally.version, ""), " ship", class_name="font-semibold"),
        el.span(number(tally.skip_share, tally.skip_moved, tally.version, ""), " skip", class_name="text-ink-2"),
        class_name="flex justify-between gap-3 text-ui tabular-nums",
    )
    full = el.div(
        shares,
        el.span(split_bar(tally, "split-vote"), class_name="mt-1 block pb-4"),
        el.span(
            tally.count,
            ", ",
            el.span(tally.interval, class_name="whitespace-nowrap"),
            class_name="block text-small text-ink-2",
        ),
        when(tally.accounts != "", el.span(tally.accounts, class_name="block text-small text-ink-2")),
    )
    few = number(tally.count, tally.moved, tally.version, "")
    return when(tally.kind == "full", full, el.span(few, class_name="text-ink-2"))
