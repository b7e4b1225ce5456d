"""The tools in rows, each with a box to tick for the comparison."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from verdicts.components import el
from verdicts.components.bookmarking import ribbon
from verdicts.components.drawings import bars
from verdicts.components.el import Element, each
from verdicts.components.icons import icon
from verdicts.components.marks import stamp
from verdicts.components.tick import tick
from verdicts.components.unbroken import unbroken
from verdicts.components.voting.lists import NO_BOARD, community_column, community_line
from verdicts.views.listing import ListingView, RowView


def _name(row: RowView | Any, board: Any) -> Element:
    title = el.span(
        unbroken(row.name), class_name="text-ui font-semibold group-hover:underline md:text-body", dir="auto"
    )
    where = el.span(row.category, class_name="text-small text-ink-2", dir="auto")
    cost = el.span(row.price, class_name="text-small text-ink-2 md:hidden")
    link = el.a(
        el.span(title, " ", where, " ", cost, community_line(board, row.slug), class_name="tool-line"),
        el.span(row.tagline, class_name="block text-small text-ink-2 max-md:hidden", dir="auto"),
        href=row.href,
        class_name="group block",
    )
    return el.th(link, scope="row", class_name="tool-cell")


def _figure(figure: Any, note: Any, look: str) -> Element:
    return el.td(
        figure, el.span(note, class_name="price-note text-small text-ink-2"), class_name=f"text-end text-ui {look}"
    )


def _sorted(name: str, way: Any, look: str = "") -> Element:
    arrow = el.span(icon("down", 12), class_name="sorted-by")
    return el.th(name, arrow, scope="col", aria_sort=way, class_name=look or None)


def _head(view: ListingView | Any) -> Element:
    return el.tr(
        el.th(el.span("Compare, bookmark", class_name="sr-only"), scope="col"),
        _sorted("Tool", view.by_name),
        el.th("Panel", scope="col"),
        el.th("Verdict", scope="col"),
        _sorted("Panel ship", view.by_share, "text-end! max-md:hidden"),
        _sorted("Community", view.by_community, "text-end! max-md:hidden"),
        el.th("Entry price", scope="col", class_name="text-end! max-md:hidden"),
    )


def rows(
    view: ListingView | Any, tray: Any = None, toggle: Callable[[Any], Any] | None = None, board: Any = NO_BOARD
) -> Element:
    """The table in a form of its own: without scripts it sends what is ticked to the comparison.

    `tray` is a Var of the tray's view and `toggle(slug)` its handler; paper has neither. `board` holds the community
    figures by slug, or is a Var of that.
    """

    def line(row: RowView | Any) -> Element:
        return el.tr(
            el.td(el.label(tick(row.slug, row.name, tray, toggle), class_name="pick"), ribbon(row.href, row.name)),
            _name(row, board),
            el.td(bars(view, row)),
            el.td(stamp(row.verdict, row.word, small=True)),
            _figure(row.share, row.mean, "tabular-nums max-md:hidden"),
            community_column(board, row.slug),
            _figure(row.price, row.price_note, "max-md:hidden"),
        )

    table = el.table(el.thead(_head(view)), el.tbody(each(view.rows, line)), class_name="list tools")
    send = el.button("Compare selected", type="submit", class_name="btn btn-main plain-only mt-4")
    return el.form(table, send, action="/compare", method="get", aria_label="Compare tools")
