"""Facets as links that look like check rows, and the filters that are on."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, each, has, when
from verdicts.components.icons import icon
from verdicts.views.listing import ActiveView, FacetView, ListingView, ValueView


def _value(value: ValueView | Any) -> Element:
    count = el.span(
        value.count, el.span(" tools", class_name="sr-only"), class_name="ms-auto text-small tabular-nums text-ink-2"
    )
    link = el.a(
        el.span(class_name="check", aria_hidden="true"),
        el.span(value.name, " ", class_name="facet-name", dir="auto"),
        count,
        href=value.href,
        rel=value.rel,
        aria_current=value.on,
        data_none=value.none,
        class_name="facet flex min-h-8 items-center gap-2.5 text-ui",
        prevent_scroll_reset=True,
    )
    return el.li(link)


def _facet(facet: FacetView | Any) -> Element:
    title = el.h2(facet.title, id=f"facet-{facet.key}", class_name="pb-1.5 text-ui font-semibold")
    values = el.ul(each(facet.choices, _value), aria_labelledby=f"facet-{facet.key}", class_name="facet-values")
    return el.div(title, values, class_name="border-t border-rule pt-3 pb-4")


def facets(view: ListingView | Any) -> Element:
    """Every facet; folded behind a button on a small screen."""
    ways = el.nav(each(view.facets, _facet), aria_label="Filters", class_name="max-lg:mb-4")
    fold = el.summary(view.filters, icon("down", 12), class_name="btn list-none mb-4")
    return when(has(view.facets), el.details(fold, ways, class_name="filters min-w-0"))


def _on(filter: ActiveView | Any) -> Element:
    link = el.a(
        el.span(filter.name, class_name="facet-name", dir="auto"),
        icon("x", 12),
        href=filter.href,
        aria_label=f"Remove the filter {filter.name}",
        class_name="chip",
    )
    return el.li(link, class_name="min-w-0")


def filters_on(view: ListingView | Any) -> Element:
    """What narrows the list, each with its way back."""
    clear = el.li(el.a("Clear all", href=view.clear, class_name="link inline-flex min-h-8 items-center text-small"))
    listing = el.ul(
        each(view.active, _on), clear, aria_label="Filters that are on", class_name="flex flex-wrap gap-2 pb-4"
    )
    return when(has(view.active), listing)
