"""The newest verdicts as a table."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.bookmarking import ribbon
from verdicts.components.drawings import bank
from verdicts.components.el import Element, each
from verdicts.components.marks import stamp, tool_mark
from verdicts.components.unbroken import unbroken
from verdicts.views.home import LatestView


def _row(row: LatestView | Any) -> Element:
    name = el.span(
        el.span(
            el.span(unbroken(row.name), dir="auto"),
            class_name="line-clamp-3 text-ui font-semibold group-hover:underline md:text-body",
        ),
        el.span(el.span(row.category, dir="auto"), class_name="line-clamp-2 text-small text-ink-2"),
        class_name="min-w-0",
    )
    price = (row.price, " ", el.span(row.price_note, class_name="text-small text-ink-2"))
    return el.tr(
        el.th(
            el.a(tool_mark(row.initial, small=True), name, href=row.href, class_name="group flex items-center gap-3"),
            scope="row",
        ),
        el.td(bank(row.bank)),
        el.td(stamp(row.bank.verdict, row.bank.word, small=True)),
        el.td(row.share, class_name="text-end text-ui tabular-nums max-sm:hidden"),
        el.td(*price, class_name="text-ui max-xl:hidden"),
        el.td(
            el.time(row.judged, date_time=row.judged_iso),
            class_name="text-end text-small whitespace-nowrap text-ink-2 max-sm:hidden",
        ),
        el.td(ribbon(row.href, row.name)),
    )


def latest(rows: list[LatestView] | Any) -> Element:
    """Tool, panel, verdict; share, price and day where there is room."""
    head = el.tr(
        el.th("Tool", scope="col"),
        el.th("Panel", scope="col"),
        el.th("Verdict", scope="col"),
        el.th("Ship", scope="col", class_name="text-end! max-sm:hidden"),
        el.th("Entry price", scope="col", class_name="max-xl:hidden"),
        el.th("Judged", scope="col", class_name="text-end! max-sm:hidden"),
        el.th(el.span("Bookmark", class_name="sr-only"), scope="col"),
    )
    return el.table(el.thead(head), el.tbody(each(rows, _row)), class_name="list latest")
