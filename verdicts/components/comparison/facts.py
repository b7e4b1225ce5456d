"""Sourced facts: aligned by label with differences marked, then what one tool alone has."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, choose, each, has, when
from verdicts.components.icons import differs_icon
from verdicts.components.marks import key
from verdicts.components.sources import source
from verdicts.components.tables import ledger, ledger_row
from verdicts.views.comparison import ComparisonView, FactCellView, FactRowView, OwnFactsView, OwnFactView


def _cell(cell: FactCellView | Any) -> Element:
    value = when(cell.marked, el.span(cell.value, class_name="diff"), cell.value)
    sourced = el.span(
        el.span(value, class_name="min-w-0 font-medium", dir="auto"),
        when(cell.kind != "", el.span(cell.kind, class_name="tag")),
        source(cell.source),
        class_name="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5",
    )
    return when(cell.value != "", sourced, el.span("Not sourced", class_name="text-ink-2"))


def _apart(row: FactRowView | Any) -> Element:
    spoken = el.span(el.span(row.apart, aria_hidden="true"), el.span(row.apart_spoken, class_name="sr-only"))
    return el.span(
        when(row.differs, differs_icon()),
        when(row.apart_spoken != "", spoken, el.span(row.apart)),
        class_name="inline-flex items-center gap-1.5 text-small whitespace-nowrap text-ink-2",
    )


def _row(row: FactRowView | Any) -> Element:
    return ledger_row(row.label, row.cells, _cell, _apart(row), choose(row.differs, "yes", "no"))


def _own_fact(fact: OwnFactView | Any) -> Element:
    value = el.dd(
        el.span(fact.value, class_name="min-w-0 text-ui font-medium", dir="auto"),
        when(fact.kind != "", el.span(fact.kind, class_name="tag")),
        source(fact.source),
        class_name="flex min-w-0 flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5",
    )
    label = el.dt(fact.label, class_name="text-ui text-ink-2", dir="auto")
    return el.div(label, value, class_name="own-fact grid gap-x-4 border-t border-rule py-2.5")


def _own(column: OwnFactsView | Any) -> Element:
    title = el.h3(
        key(column.i, column.letter),
        el.span("Only for ", column.short_name),
        class_name="flex items-center gap-2 pb-2 text-ui font-semibold md:pb-3",
    )
    nothing = el.p("Nothing further is sourced.", class_name="border-t border-rule py-2.5 text-ui text-ink-2")
    rows = when(has(column.facts), el.dl(each(column.facts, _own_fact)), nothing)
    return el.div(title, rows, data_i=column.i, class_name="min-w-0 max-md:col-span-full")


def _own_label() -> Element:
    return el.div(
        el.p("Not shared", class_name="text-ui font-semibold"),
        el.p(
            "Sourced for one tool only. A blank on the other side means nobody sourced it, never “no”.",
            class_name="mt-1 text-small text-ink-2",
        ),
        class_name="d-label",
    )


def _switch(view: ComparisonView | Any) -> Element:
    return el.div(
        el.label(
            el.input(type="checkbox", id="differences-only", class_name="check facts-only"),
            "Differences only",
            class_name="inline-flex min-h-8 items-center gap-2",
        ),
        el.span(view.facts.note, class_name="text-ink-2"),
        class_name="no-print mb-2 flex flex-wrap items-center gap-x-6 gap-y-2 text-ui",
    )


def facts(view: ComparisonView | Any) -> Element:
    """Aligned rows where two tools or more share a label, then the rest under the tool that has it."""
    aligned = el.div(
        _switch(view),
        ledger("Fact", view.heads, view.n, each(view.facts.rows, _row)),
        class_name="facts mb-8",
    )
    alone = el.div(_own_label(), each(view.facts.own, _own), class_name="duel gap-y-8", style={"--n": view.n})
    return el.div(when(view.facts.note != "", aligned), when(has(view.facts.own), alone))
