"""/bookmarks, from its heading to its pages."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, each, has, when
from verdicts.components.icons import icon
from verdicts.components.layout import column
from verdicts.components.shelf.acts import PAPER, Acts
from verdicts.components.shelf.board import board
from verdicts.components.shelf.drafts import drafts
from verdicts.components.shelf.head import page_head
from verdicts.components.shelf.row import HELP
from verdicts.components.shelf.section import shelf_section
from verdicts.components.shelf.strip import strip
from verdicts.views.parts import LinkView
from verdicts.views.shelf import SharedView, ShelvesView


def turning(view: ShelvesView | SharedView | Any) -> Element:
    """Previous, where one stands, next."""
    turned = el.span(icon("next"), class_name="turned")
    back = el.a(turned, "Previous", href=view.previous, rel="prev", class_name="btn")
    on = el.a("Next", icon("next"), href=view.following, rel="next", class_name="btn")
    row = el.nav(
        el.span(when(view.previous != "", back), class_name="flex-1"),
        el.span(view.page, class_name="text-ui tabular-nums text-ink-2"),
        el.span(when(view.following != "", on), class_name="flex flex-1 justify-end"),
        aria_label="Pages",
        class_name="no-print mt-6 flex items-center gap-4 border-t border-rule pt-4",
    )
    return when(view.page != "", row)


def _other(link: LinkView | Any) -> Element:
    return el.li(
        el.a(link.label, href=link.href, class_name="link min-w-0", dir="auto"),
        el.span(link.note, class_name="text-small text-ink-2"),
        class_name="flex flex-wrap items-baseline gap-x-4 border-t border-rule py-3",
    )


def _others(view: ShelvesView | Any) -> Element:
    return el.section(
        el.h2("More shelves", id="others-h", class_name="pb-3 text-head font-semibold font-stretch-[92%]"),
        el.ul(each(view.others, _other)),
        aria_labelledby="others-h",
        class_name="mt-14 border-t-2 border-ink pt-3",
    )


def _nothing(view: ShelvesView | Any) -> Element:
    way = el.a("Find a tool", href="/tools", class_name="btn")
    hint = "Press the ribbon on any tool or comparison to keep it."
    return el.div(
        el.p(view.nothing, class_name="font-serif text-lead", dir="auto"),
        when(view.q == "", el.p(hint, class_name="mt-1 text-ui text-ink-2")),
        el.p(when(view.q == "", way, el.a("Clear the search", href="/bookmarks", class_name="btn")), class_name="mt-4"),
        class_name="mt-12 border-t-2 border-ink py-8",
    )


def _ended() -> Element:
    """In the place of what is not shown any more: that it is not lost, and the way to it."""
    said = "You were signed out on this device. Your bookmarks are in your account."
    return el.div(
        el.p(said, class_name="font-serif text-lead"),
        el.p(el.a("Sign in", href="/sign-in?next=/bookmarks", class_name="btn btn-main"), class_name="mt-4 no-print"),
        role="alert",
        class_name="mt-12 border-t-2 border-ink py-8",
    )


def shelves_page(view: ShelvesView | Any, acts: Acts = PAPER) -> Element:
    """Every shelf with its bookmarks, or why there is none."""
    help = "Press Space to pick up, arrows to move, Space to drop, Escape to cancel."
    return column(
        page_head(view, acts),
        el.p(help, id=HELP, class_name="sr-only"),
        when(view.ended, _ended()),
        drafts(view.whose),
        board(each(view.shelves, lambda shelf: shelf_section(view, shelf, acts)), acts=acts),
        when(view.nothing != "", _nothing(view)),
        turning(view),
        when(has(view.others), _others(view)),
        strip(acts),
    )
