"""Rungs in a table: rank, tool, where it stands on one axis with its interval, picks."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.bookmarking import ribbon
from verdicts.components.el import Element, each, has, when
from verdicts.components.marks import tool_mark
from verdicts.components.unbroken import unbroken
from verdicts.views.ladder import RungsView, RungView

_NOT_SETTLED = "Not settled: under 30 picks of their own, so without a rank."


def _rank(rung: RungView | Any) -> Element:
    """2, 2 = where others share it, a dash where there is none."""
    tied = el.span(
        el.span(rung.shared, class_name="rung-tied", aria_hidden="true"), el.span(", shared", class_name="sr-only")
    )
    ranked = el.span(rung.rank, when(rung.shared != "", tied), class_name="rung-figure")
    none = el.span("–", el.span("no rank", class_name="sr-only"), class_name="text-ink-3")
    return el.td(when(rung.rank != "", ranked, none), role="cell", class_name="rung-rank")


def _name(rung: RungView | Any) -> Element:
    title = el.span(
        unbroken(rung.name), class_name="text-ui font-semibold group-hover:underline md:text-body", dir="auto"
    )
    where = el.span(
        el.span(rung.note, dir="auto"),
        el.span(", ", el.span(rung.picks_said, class_name="whitespace-nowrap"), class_name="md:hidden"),
        class_name="text-small text-ink-2",
    )
    link = el.a(
        tool_mark(rung.initial, small=True),
        el.span(title, " ", where, class_name="grid min-w-0 facet-name"),
        href=rung.href,
        class_name="group flex min-w-0 flex-1 items-center gap-3",
    )
    named = el.span(link, ribbon(rung.href, rung.name), class_name="flex items-center gap-1")
    return el.th(named, scope="row", role="rowheader", class_name="rung-name")


def _drawing(rung: RungView | Any, look: str) -> Element:
    style = {"--at": rung.at, "--lo": rung.low, "--hi": rung.high}
    return el.td(
        el.span(
            el.span(class_name="rung-bracket"),
            el.span(class_name="rung-dot"),
            class_name=f"rung-axis {look}".strip(),
            style=style,
            aria_hidden="true",
        ),
        role="cell",
        class_name="rung-drawn",
    )


def _share(rung: RungView | Any) -> Element:
    interval = el.span(el.span(", interval ", class_name="sr-only"), rung.interval, class_name="rung-interval")
    return el.td(el.span(rung.share, class_name="font-semibold"), " ", interval, role="cell", class_name="rung-share")


def _row(rung: RungView | Any, look: str) -> Element:
    return el.tr(
        _rank(rung),
        _name(rung),
        _drawing(rung, look),
        _share(rung),
        el.td(rung.picks, role="cell", class_name="rung-picks"),
        role="row",
    )


def _head(view: RungsView | Any) -> Element:
    ticks = [
        el.span(label, class_name=f"rung-tick rung-tick-{side}", style={"--at": at}, aria_hidden="true")
        for at, side, label in (("0", "start", view.first), ("50", "mid", "average"), ("100", "end", view.last))
    ]
    drawn = el.th(
        el.span("Picked before an average tool", class_name="block"),
        el.span(*ticks, class_name="relative block h-4 text-micro"),
        scope="col",
        role="columnheader",
        class_name="rung-drawn",
    )
    columns = (
        el.th("Rank", scope="col", role="columnheader", class_name="rung-rank"),
        el.th("Tool", scope="col", role="columnheader", class_name="rung-name"),
        drawn,
        el.th("Share", el.span("95% interval", class_name="rung-interval"), scope="col", role="columnheader",
              class_name="rung-share"),
        el.th("Picks", scope="col", role="columnheader", class_name="rung-picks"),
    )  # fmt: skip
    return el.tr(*columns, role="row")


def rungs(view: RungsView | Any) -> Element:
    """Settled tools, then under a quiet rule those that have no rank yet."""
    divide = el.tr(
        el.th(_NOT_SETTLED, scope="rowgroup", role="rowheader", col_span=5, class_name="rung-divide"), role="row"
    )
    others = el.tbody(divide, each(view.others, lambda rung: _row(rung, "rung-open")), role="rowgroup")
    return el.table(
        el.thead(_head(view), role="rowgroup"),
        el.tbody(each(view.settled, lambda rung: _row(rung, "")), role="rowgroup"),
        when(has(view.others), others),
        class_name="list rungs",
        role="table",
    )
