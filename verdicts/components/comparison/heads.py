"""The heads of the columns, the names bar that stays on top, and the phone's choice of two columns."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.along import query_along
from verdicts.components.bookmarking import HEAD, ribbon
from verdicts.components.drawings import bench
from verdicts.components.el import Element, choose, each, when
from verdicts.components.figures import figure
from verdicts.components.icons import icon
from verdicts.components.marks import key, stamp, tool_mark
from verdicts.components.picking import swap_menu
from verdicts.components.unbroken import unbroken
from verdicts.components.voting.ballot import ballot_box
from verdicts.components.voting.community import Community
from verdicts.components.voting.figures import community_figure
from verdicts.components.voting.standing import spoken
from verdicts.views.comparison import ComparisonView, HeadView


def _top(head: HeadView | Any) -> Element:
    mark = el.span(
        tool_mark(head.initial, head.i),
        el.span(
            key(head.i, head.letter),
            class_name="absolute -end-3 -bottom-1 inline-flex rounded-1 outline-2 outline-paper",
        ),
        class_name="relative me-3 inline-flex",
    )
    gone = when(head.retired, el.span("Retired", class_name="tag"))
    where = el.a(head.category, href=head.category_href, class_name="hover:underline")
    return el.div(
        mark,
        el.span(where, class_name="min-w-0 text-micro leading-tight md:text-small"),
        gone,
        ribbon(head.href, head.short_name, HEAD),
        class_name="flex items-center gap-2 text-small text-ink-2",
    )


def _actions(head: HeadView | Any, view: ComparisonView | Any, search: Any, offered: Any) -> Element:
    found = head.swap.choices if offered is None else offered(head.i, head.swap.choices)
    menu = swap_menu(
        "Replace",
        "swap",
        f"Replace {head.short_name}",
        f"replace-{head.i}",
        head.swap.others,
        found,
        None if search is None else search(head.i),
        view.along,
    )
    rest = choose(view.n == "2", query_along(view.along, "workload"), query_along(view.along))
    remove = el.a(
        icon("x"),
        "Remove",
        href=head.swap.remove_href + rest,
        prevent_scroll_reset=True,
        class_name="btn btn-bare",
        aria_label=f"Remove {head.short_name}",
    )
    return el.div(menu, remove, class_name="no-print mt-3 flex flex-wrap items-start gap-2")


def tool_head(
    head: HeadView | Any, view: ComparisonView | Any, community: Community, search: Any = None, offered: Any = None
) -> Element:
    """One tool: mark, name, tagline, bench, three figures; and, on the page of today, ballot box, replace, remove."""
    name = el.h2(
        el.a(
            unbroken(head.name),
            href=head.href,
            class_name="hover:underline decoration-2 underline-offset-4",
            dir="auto",
        ),
        id=f"t-{head.i}",
        class_name="head-name mt-3 font-semibold font-stretch-[86%] tracking-[-.01em]",
    )
    tally = community.of(head)
    figures = el.dl(
        figure(head.figures.share, "Panel ship", head.figures.share_note),
        community_figure(tally),
        figure(head.figures.price, "Entry price", head.figures.price_note),
        class_name="figures mt-7",
    )
    return el.article(
        _top(head),
        name,
        el.p(head.tagline, class_name="mt-2 max-w-[46ch] text-ui text-ink-2 md:text-body", dir="auto"),
        el.div(bench(head.bench), class_name="mt-4"),
        figures,
        when(
            view.past.day == "",
            el.div(
                ballot_box(community, head.slug, head.short_name, view.path, head.retired),
                spoken(tally.topic, f"{head.short_name}: {tally.spoken}", community.mine is not None),
            ),
        ),
        when(view.past.day == "", _actions(head, view, search, offered)),
        data_i=head.i,
        class_name="head row-span-7 grid min-w-0 grid-cols-[minmax(0,1fr)] grid-rows-subgrid border-t-2 border-ink pt-3",
        aria_labelledby=f"t-{head.i}",
    )


def names_bar(view: ComparisonView | Any) -> Element:
    """Who is compared, on top once the heads have scrolled away. Spoken elsewhere."""

    def name(head: HeadView | Any) -> Element:
        return el.div(
            key(head.i, head.letter),
            el.span(head.short_name, class_name="truncate font-semibold font-stretch-[86%]", dir="auto"),
            el.span(stamp(head.bench.verdict, head.bench.word, small=True), class_name="hidden lg:inline"),
            data_i=head.i,
            class_name="flex min-w-0 items-center gap-2",
        )

    row = el.div(
        el.div("Comparing", class_name="d-label hidden text-small text-ink-2 md:block"),
        each(view.heads, name),
        class_name="duel items-center text-ui",
        style={"--n": view.n},
    )
    return el.div(row, class_name="names-bar no-print", aria_hidden="true")


def _select(view: ComparisonView | Any, side: str, word: str, chosen: str) -> Element:
    def option(head: HeadView | Any) -> Element:
        return el.option(f"{head.letter}  {head.short_name}", value=head.i)

    return el.span(
        el.label(f"{word} column", html_for=f"pair-{side}", class_name="sr-only"),
        el.select(
            each(view.heads, option),
            id=f"pair-{side}",
            default_value=chosen,
            class_name=f"field pair-{side} min-h-10! truncate py-1 ps-2 text-ui font-semibold",
        ),
        class_name="relative min-w-0",
    )


def pair_bar(view: ComparisonView | Any) -> Element:
    """Three or four tools on a small screen: two at a time, chosen with native selects that stay on top."""
    pair = el.div(
        _select(view, "left", "Left", "a"),
        _select(view, "right", "Right", "b"),
        class_name="grid grid-cols-2 gap-4 md:ps-[calc(var(--label)+var(--gap))]",
    )
    return when(view.n != "2", el.div(pair, class_name="pair-bar no-print"))
