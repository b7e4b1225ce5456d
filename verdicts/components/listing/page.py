"""The catalogue page, from its heading to its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from verdicts.components import el
from verdicts.components.bookmarking import PAPER as NO_MARKS
from verdicts.components.bookmarking import Marks, bookmarking
from verdicts.components.el import Element, group, has, when
from verdicts.components.layout import column
from verdicts.components.listing.asking import search_form, sort_menu
from verdicts.components.listing.facets import facets, filters_on
from verdicts.components.listing.paging import nothing, pages
from verdicts.components.listing.rows import rows
from verdicts.components.voting.lists import NO_BOARD
from verdicts.views.listing import ListingView


@dataclass(frozen=True)
class Live:
    """What the live page adds to paper: handlers, and the tray's view as a Var. On paper all of it is None."""

    typed: Any = None
    sent: Any = None
    field: Any = None
    tray: Any = None
    toggle: Callable[[Any], Any] | None = None
    marks: Marks = NO_MARKS


PAPER = Live()


def listing_page(view: ListingView | Any, live: Live = PAPER, board: Any = NO_BOARD) -> Element:
    """Search, order, facets and the list, or why it is empty. `board` holds the community figures of its rows."""
    title = el.h1(
        view.heading, class_name="facet-name min-w-0 font-serif text-display font-normal tracking-[-.015em]", dir="auto"
    )
    ask = el.div(
        search_form(view, live.typed, live.sent, live.field),
        sort_menu(view),
        class_name="no-print flex w-full flex-wrap gap-2 md:w-auto",
    )
    said = el.p(
        el.strong(view.count, class_name="font-semibold"),
        " ",
        el.span(view.note, class_name="text-ink-2"),
        role="status",
        class_name="pb-4 text-ui",
    )
    full = group(filters_on(view), rows(view, live.tray, live.toggle, board), pages(view))
    return column(
        el.div(title, ask, class_name="flex flex-wrap items-end justify-between gap-x-8 gap-y-5 pt-10 pb-8 md:pt-14"),
        el.div(
            facets(view),
            el.div(said, when(has(view.rows), full, nothing(view)), class_name="min-w-0 lg:col-start-2"),
            class_name="grid gap-x-12 border-t-2 border-ink pt-4 lg:grid-cols-[13rem_minmax(0,1fr)]",
        ),
        bookmarking(live.marks, view.address),
    )
