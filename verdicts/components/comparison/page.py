"""The comparison page, from breadcrumb to related comparisons."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.along import hidden_along
from verdicts.components.bookmarking import PAPER, WORDS, Marks, bookmarking, ribbon
from verdicts.components.comparison.decision import decision
from verdicts.components.comparison.facts import facts
from verdicts.components.comparison.heads import names_bar, pair_bar, tool_head
from verdicts.components.comparison.past import past
from verdicts.components.comparison.related import related
from verdicts.components.comparison.scorecard import scorecard
from verdicts.components.costing.lens import cost_lens
from verdicts.components.el import Element, each, has, when
from verdicts.components.icons import icon
from verdicts.components.layout import column, crumbs, section
from verdicts.components.picking import swap_menu
from verdicts.components.snippet import EMBED, snippet
from verdicts.components.voting.community import NOBODY, Community
from verdicts.components.voting.pick import pick_section
from verdicts.components.weighing.answer import answer
from verdicts.components.weighing.section import my_weights
from verdicts.views.comparison import ComparisonView
from verdicts.views.weighing import WeighedView


def _question(view: ComparisonView | Any, weighed: WeighedView | Any) -> Element:
    title = el.h1(
        el.span(view.versus, ": ", class_name="sr-only"),
        "Which one should you ship with?",
        class_name="max-w-[18ch] font-serif text-display font-normal tracking-[-.015em] lg:col-span-2",
    )
    said = answer(view, weighed)
    look = "grid gap-x-(--gap) gap-y-4 pt-8 pb-9 md:pt-12 md:pb-12 lg:grid-cols-[var(--label)_1fr_1fr] lg:items-end"
    return el.div(title, said, class_name=look)


def _rail(view: ComparisonView | Any, search: Any, offered: Any) -> Element:
    counted = el.dl(
        el.div(el.dt("Facts, all sourced", class_name="text-ink-2"), el.dd(view.fact_count)),
        el.div(el.dt("Panel takes", class_name="text-ink-2"), el.dd(view.take_count)),
        class_name="grid grid-cols-2 gap-x-4 gap-y-3 text-small md:grid-cols-1",
    )
    found = view.additions if offered is None else offered("add", view.additions)
    add = swap_menu(
        "Add a tool",
        "plus",
        "Add a tool to the comparison",
        "add-tool",
        view.slugs,
        found,
        None if search is None else search("add"),
        view.along,
    )
    keep = ribbon(view.path, "this comparison", WORDS, "Bookmark")
    there = f"{view.path}?as-of=today"
    today = el.a(icon("link"), "Permalink as of today", href=there, rel="nofollow", class_name="btn")
    embed = el.details(
        el.summary("Embed", icon("down"), class_name="btn list-none"),
        el.div(snippet("frame", "Embed this comparison", view.frame, EMBED), class_name="swap-pop p-3"),
        class_name="swap max-md:static",
    )
    copy = el.button(icon("copy"), "Copy link", type="button", class_name="btn js-only", data_copy="")
    return el.div(
        counted,
        el.div(
            when(view.can_add, add),
            keep,
            copy,
            when(view.frame != "", embed),
            when(view.past.day == "", today),
            class_name="no-print mt-5 flex max-md:relative flex-wrap gap-2 md:flex-col md:items-start",
        ),
        class_name="d-label row-span-7 md:border-t-2 md:border-ink md:pt-3 max-md:order-last max-md:mt-6",
    )


def _heads(view: ComparisonView | Any, search: Any, offered: Any, community: Community) -> Element:
    heads = each(view.heads, lambda head: tool_head(head, view, community, search, offered))
    row = el.div(_rail(view, search, offered), heads, class_name="duel max-md:gap-y-0", style={"--n": view.n})
    return el.div(row, class_name="relative z-30 -mx-4 bg-paper px-4 pb-4 md:-mx-8 md:px-8")


_TAKES_NOTE = "Personas, each with a score of 100. From 60 up a reviewer ships."
_SAMPLE_NOTE = "Sample takes by fictional personas. From 60 of 100 up a reviewer ships."


def comparison_page(
    view: ComparisonView | Any,
    search: Any = None,
    offered: Any = None,
    community: Community = NOBODY,
    marks: Marks = PAPER,
    weighed: Any = None,
    kept: Any = False,
) -> Element:
    """`search(menu)` gives the live menus their handlers, `offered(menu, default)` what they list.

    `weighed` is the comparison by the weights of the address, as the browser reads it; `kept` whether the reader's
    account keeps some.
    """
    by = view.weighed if weighed is None else weighed
    nothing = el.p(el.a("All tools", href="/tools", class_name="btn"), class_name="pb-12")
    body = el.div(
        when(view.past.day != "", past(view)),
        _question(view, by),
        when(view.past.day == "", my_weights(view, by, kept)),
        when(view.past.nothing, nothing, _compared(view, search, offered, community)),
        class_name="pairs group/cmp",
        data_n=view.n,
    )
    return column(crumbs(view.crumbs), body, bookmarking(marks, view.path))


def _compared(view: ComparisonView | Any, search: Any, offered: Any, community: Community) -> Element:
    panel_note = when(view.scores.sample, el.span(_SAMPLE_NOTE), el.span(_TAKES_NOTE))
    return el.group(
        pair_bar(view),
        _heads(view, search, offered, community),
        names_bar(view),
        when(view.past.day == "", pick_section(view, community)),
        section("Decision", decision(view, community), id="decision"),
        section(
            "Sourced facts",
            facts(view),
            id="facts",
            note="Open a source to see the page a value came from, and the month it carries.",
        ),
        section(
            "Reviewer scorecard",
            scorecard(view),
            id="panel",
            aside=el.p(panel_note, class_name="max-w-[62ch] text-ui text-ink-2"),
        ),
        cost_lens(view.lens, hidden_along(view.along, "weights")),
        when(has(view.related), section("Related comparisons", related(view.related), id="related")),
    )
