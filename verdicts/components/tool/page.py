"""The page of one tool, from breadcrumb to history."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.bookmarking import PAPER, Marks, bookmarking
from verdicts.components.costing.lens import cost_lens
from verdicts.components.el import Element, has, when
from verdicts.components.layout import column, crumbs, section
from verdicts.components.tool.alternatives import alternatives
from verdicts.components.tool.badge import badge
from verdicts.components.tool.head import head
from verdicts.components.tool.panel import panel
from verdicts.components.tool.tables import changes, facts, prices
from verdicts.components.voting.ballot import ballot
from verdicts.components.voting.community import NOBODY, Community
from verdicts.components.voting.standing import spoken
from verdicts.views.tool import ToolView


def tool_page(
    view: ToolView | Any,
    search: Any = None,
    offered: Any = None,
    community: Community = NOBODY,
    marks: Marks = PAPER,
) -> Element:
    """`search(menu)` gives "Compare with" its live handlers, `offered(menu, default)` what it lists.

    The tally of the tool is the community's "a".
    """
    tally = community.tallies["a"]
    return column(
        crumbs(view.crumbs),
        head(view, search, offered, tally),
        spoken(tally.topic, tally.spoken, community.mine is not None),
        section(
            "Would you ship it?",
            ballot(community, view.slug, view.short_name, view.path, view.retired),
            id="vote",
        ),
        section(
            "Panel",
            panel(view),
            id="panel",
            aside=el.p(view.takes_note, class_name="max-w-[62ch] text-ui text-ink-2"),
        ),
        section(
            "Sourced facts",
            facts(view),
            id="facts",
            note="Open a source to see the page a value came from, and the month it carries.",
        ),
        when(has(view.prices), section("Prices", prices(view), id="prices", note="As listed by the source.")),
        cost_lens(view.lens),
        section("Alternatives", alternatives(view), id="alternatives", note="Same category, in panel order."),
        when(has(view.changes), section("Verdict history", changes(view), id="history")),
        section("Badge", badge(view.snippets), id="badge", note="Follows the panel and the votes."),
        bookmarking(marks, view.path),
    )
