"""The ends of a list: its pages, or nothing at all."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, each, has, when
from verdicts.components.icons import icon
from verdicts.views.listing import ListingView
from verdicts.views.parts import LinkView


def pages(view: ListingView | Any) -> Element:
    """Previous, where one stands, next."""
    back = el.a(
        el.span(icon("next"), class_name="turned"), "Previous", href=view.previous.href, rel="prev", class_name="btn"
    )
    on = el.a("Next", icon("next"), href=view.following.href, rel="next", class_name="btn")
    row = el.nav(
        el.span(when(view.previous.href != "", back), class_name="flex-1"),
        el.span(view.page, class_name="text-ui tabular-nums text-ink-2"),
        el.span(when(view.following.href != "", on), class_name="flex flex-1 justify-end"),
        aria_label="Pages",
        class_name="no-print flex items-center gap-4 border-t border-rule pt-4",
    )
    return when(view.page != "", row)


def _offer(offer: LinkView | Any) -> Element:
    return el.li(el.a(offer.label, href=offer.href, class_name="link", dir="auto"))


def nothing(view: ListingView | Any) -> Element:
    """Why there is nothing, and every way out of it."""
    offers = el.ul(each(view.offers, _offer), class_name="mt-4 grid gap-2 text-body")
    clear = el.a("Clear all", href=view.clear, class_name="btn mt-6")
    return el.div(
        el.p(view.nothing, class_name="max-w-[40ch] font-serif text-lead", dir="auto"),
        when(has(view.offers), offers),
        when(view.clear != "", clear),
        class_name="facet-name border-t border-rule py-8",
    )
