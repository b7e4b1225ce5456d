"""Asking for tools: the search field and the order."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.asking import asking, search_field
from verdicts.components.el import Element, each
from verdicts.components.icons import icon
from verdicts.views.listing import KeptView, ListingView, SortView


def _kept(kept: KeptView | Any) -> Element:
    return el.input(type="hidden", name=kept.key, value=kept.value)


def search_form(view: ListingView | Any, typed: Any = None, sent: Any = None, field: Any = None) -> Element:
    """A GET form with the filters that are on; `field` as in `search_field`."""
    return asking(
        each(view.kept, _kept),
        search_field(view.q, "Search tools", "Name or maker", "md:w-80", typed, field),
        action="/tools",
        label="Search tools",
        ask=sent,
        class_name="min-w-0 flex-1",
    )


def _order(sort: SortView | Any) -> Element:
    link = el.a(
        el.span(icon("ok", 14), class_name="tick"),
        sort.name,
        href=sort.href,
        aria_current=sort.on,
        class_name="sort-link flex min-h-10 items-center gap-2 px-3 text-ui hover:bg-sunk",
    )
    return el.li(link)


def sort_menu(view: ListingView | Any) -> Element:
    """The orders as links under a button that names the present one."""
    label = el.summary(
        el.span("Sort: ", class_name="text-ink-2 max-md:sr-only"),
        view.sort,
        icon("down", 12),
        class_name="btn list-none gap-1.5",
    )
    listing = el.ul(each(view.sorts, _order), class_name="swap-pop sort-pop py-1")
    return el.details(label, listing, class_name="swap sorting flex-none")
