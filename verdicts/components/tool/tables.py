"""A tool's tables: facts, prices, the history of its verdict."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, each, has, when
from verdicts.components.icons import icon
from verdicts.components.marks import stamp, unready
from verdicts.components.sources import source
from verdicts.views.comparison import OwnFactView
from verdicts.views.tool import ChangeView, PriceView, ToolView

_ROW = (
    "grid gap-x-(--gap) gap-y-1 border-t border-rule py-3 "
    "md:grid-cols-[var(--label)_minmax(0,1fr)_minmax(0,18rem)] md:items-baseline"
)


def _sourced(of: Any) -> Element:
    return el.dd(source(of), class_name="flex min-w-0 md:justify-end")


def _fact(fact: OwnFactView | Any) -> Element:
    wrong = el.a(
        "Wrong?",
        el.span(" Report ", fact.label, class_name="sr-only"),
        href=fact.report,
        rel="nofollow",
        class_name="no-print flex-none text-small text-ink-2 hover:text-ink hover:underline",
    )
    sourced = el.dd(
        source(fact.source),
        when(fact.report != "", wrong),
        class_name="flex min-w-0 gap-x-4 items-baseline md:justify-end",
    )
    value = el.dd(
        el.span(fact.value, class_name="font-medium", dir="auto"),
        when(fact.kind != "", el.span(fact.kind, class_name="tag ms-3")),
        unready(fact.lacks),
        class_name="min-w-0",
    )
    return el.div(el.dt(fact.label, class_name="text-ui font-semibold", dir="auto"), value, sourced, class_name=_ROW)


def facts(view: ToolView | Any) -> Element:
    """Every fact with its source and month, and the way to say that one is wrong."""
    nothing = el.p("No fact is sourced yet. A blank is never “no”.", class_name="text-ui text-ink-2")
    report = el.a("Report a wrong fact", href=view.report, rel="nofollow", class_name="link")
    return el.div(
        when(has(view.facts), el.dl(each(view.facts, _fact)), nothing),
        el.p(report, class_name="no-print mt-4 text-ui"),
    )


def _price(price: PriceView | Any) -> Element:
    label = el.dt(
        el.span(price.what, class_name="font-semibold"),
        when(price.plan != "", el.span(price.plan, class_name="block text-small text-ink-2", dir="auto")),
        class_name="text-ui",
    )
    value = el.dd(
        el.span(price.amount, class_name="font-medium tabular-nums"),
        " ",
        el.span(price.per, class_name="text-ui text-ink-2", dir="auto"),
        when(price.tier != "", el.span(price.tier, class_name="ms-3 text-ui text-ink-2")),
        unready(price.lacks),
        class_name="min-w-0",
    )
    return el.div(label, value, _sourced(price.source), class_name=_ROW)


def prices(view: ToolView | Any) -> Element:
    """Every sourced price."""
    return el.dl(each(view.prices, _price))


def _change(change: ChangeView | Any) -> Element:
    before = el.span(
        stamp(change.was, change.was_word, small=True),
        el.span(icon("next"), el.span("to", class_name="sr-only"), class_name="text-ink-2"),
        class_name="flex items-center gap-x-3",
    )
    why = el.p(
        when(change.reason != "", el.span("“", change.reason, "”", class_name="font-serif", dir="auto")),
        when(change.by != "", el.span("Edited by ", el.span(change.by, dir="auto"), class_name="text-ink-2")),
        class_name="flex flex-wrap gap-x-3 text-ui",
    )
    told = el.div(
        el.p(
            when(change.was != "", before),
            stamp(change.verdict, change.word, small=True),
            el.span(change.said),
            class_name="flex flex-wrap items-center gap-x-3 gap-y-2 text-ui",
        ),
        el.p(change.how, class_name="text-ui text-ink-2", dir="auto"),
        when((change.reason != "") | (change.by != ""), why),
        class_name="grid min-w-0 gap-y-1",
    )
    return el.li(
        el.time(change.when, date_time=change.iso, class_name="text-ui font-semibold tabular-nums"),
        told,
        class_name="grid gap-x-(--gap) gap-y-2 border-t border-rule py-3 md:grid-cols-[var(--label)_minmax(0,1fr)]",
    )


def changes(view: ToolView | Any) -> Element:
    """When the panel's scores changed, newest first."""
    return el.ol(each(view.changes, _change))
