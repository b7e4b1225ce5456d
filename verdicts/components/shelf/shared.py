"""/shelf/<token>: a shelf as whoever has its link reads it; and the answer to an import. Both are paper only."""

from __future__ import annotations

from verdicts.components import el
from verdicts.components.doing import hidden
from verdicts.components.el import Element
from verdicts.components.icons import icon
from verdicts.components.layout import column
from verdicts.components.shelf.page import turning
from verdicts.components.shelf.row import name_cell, panel_cells
from verdicts.views.shelf import BookmarkView, CameView, SharedView

_TITLE = "font-serif text-display font-normal tracking-[-.015em]"


def _row(view: SharedView, row: BookmarkView) -> Element:
    return el.li(name_cell(row), panel_cells(view, row), class_name="kept kept-shared")


def _acts(view: SharedView) -> Element:
    """Compare what is on it, and keep it: a plain form."""
    compare = el.a(view.compare.label, href=view.compare.href, class_name="btn") if view.compare.href else None
    keep = el.form(
        hidden("token", view.token),
        el.button(icon("plus"), "Keep this shelf", type="submit", class_name="btn btn-main"),
        action="/bookmarks/copy",
        method="post",
    )
    return el.div(keep if view.bookmarks else None, compare, class_name="no-print mt-6 flex flex-wrap gap-2")


def shared_page(view: SharedView) -> Element:
    """Name, bookmarks and what can be done with them; the page says that notes stay away."""
    said = f"{view.count}. Somebody shared this shelf with you. Their notes are not shown."
    return column(
        el.h1(view.name, class_name=f"{_TITLE} pt-10 md:pt-14", dir="auto"),
        el.p(said, class_name="mt-3 text-ui text-ink-2"),
        _acts(view),
        el.ul(*(_row(view, row) for row in view.bookmarks), class_name="mt-10 max-w-[46rem] border-b border-rule"),
        turning(view),
    )


def came_page(view: CameView) -> Element:
    """How many came in, how many were there, what could not be read, and the way back."""
    faults = el.section(
        el.h2("Not read as it was", id="faults-h", class_name="pb-3 text-head font-semibold font-stretch-[92%]"),
        el.ul(*(el.li(fault, class_name="border-t border-rule py-2 text-ui", dir="auto") for fault in view.faults)),
        el.p(view.more, class_name="text-ui text-ink-2") if view.more else None,
        aria_labelledby="faults-h",
        class_name="mt-10 max-w-[46rem] border-t-2 border-ink pt-3",
    )
    return column(
        el.h1(view.title, class_name=f"{_TITLE} pt-16"),
        *(el.p(said, class_name="mt-3 text-body") for said in view.said),
        faults if view.faults else None,
        el.p(el.a("To your bookmarks", href=view.href, class_name="btn btn-main"), class_name="mt-8"),
    )
