"""A bookmark in its row: grip, name, note, panel, what can be done with it."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.doing import doing, hidden
from verdicts.components.drawings import bars
from verdicts.components.el import Element, each, group, has, when
from verdicts.components.icons import icon
from verdicts.components.marks import stamp
from verdicts.components.shelf.acts import PAPER, Acts, of, with_field
from verdicts.components.shelf.answer import fault, heard, marked, typed, unfolded
from verdicts.views.shelf import BookmarkView, PlaceView, SharedView, ShelvesView, SideView

HELP = "grip-help"
_ICON = "btn btn-bare size-10 p-0 text-ink-2"


def name_cell(row: BookmarkView | Any) -> Element:
    """The name as a link, and under it what it is."""
    link = el.a(
        row.name, href=row.href, rel=row.rel, data_name="", class_name="font-semibold hover:underline", dir="auto"
    )
    return el.div(link, el.p(row.about, class_name="text-small text-ink-2", dir="auto"), class_name="kept-name")


def panel_cells(view: ShelvesView | SharedView | Any, row: BookmarkView | Any) -> Element:
    """A tool's panel and verdict, or the panel of each tool of a comparison with its mean."""
    panel, word = bars(view, row), stamp(row.verdict, row.word, small=True)
    sides = el.ul(each(row.sides, lambda side: _side(view, side)), class_name="kept-sides")
    return group(
        el.span(when(row.word != "", panel), class_name="kept-panel"),
        el.span(when(row.word != "", word), class_name="kept-stamp"),
        when(has(row.sides), sides),
    )


def _side(view: ShelvesView | SharedView | Any, side: SideView | Any) -> Element:
    figure = el.span(el.span("Mean ", class_name="sr-only"), side.mean, data_lead=side.lead)
    return el.li(bars(view, side), when(side.mean != "", figure))


def _grip(row: BookmarkView | Any) -> Element:
    look = "grip btn btn-bare js-only h-10 w-6 p-0 text-ink-3"
    label = f"Move {row.name}"
    return el.button(
        icon("grip"), type="button", data_grip="", aria_label=label, aria_describedby=HELP, class_name=look
    )


def _note(view: ShelvesView | Any, row: BookmarkView | Any, acts: Acts) -> Element:
    field = f"note-{row.id}"
    text = el.textarea(
        id=field,
        name="note",
        rows="3",
        default_value=typed(acts, "note", row.address, row.note),
        class_name="field mt-1 block font-serif",
        data_first="",
        **marked(acts, "note", row.address, field),
    )
    reset = el.button("Cancel", type="reset", class_name="btn btn-bare js-only")
    cancel = el.a("Cancel", href=view.address, class_name="btn btn-bare") if acts.alone else reset
    editor = doing(
        hidden("address", row.address),
        hidden("query", view.query),
        el.label("Your note, only you see it", html_for=field, class_name="text-small text-ink-2"),
        text,
        fault(acts, "note", row.address, field),
        el.div(
            el.button("Save note", type="submit", class_name="btn btn-main"),
            cancel,
            class_name="mt-2 flex items-center gap-2",
        ),
        action="/bookmarks/note",
        known=view.known,
        do=with_field(acts.annotate, row.address, "note"),
        stands=row.note,
        draft=f"note {row.address}",
        words=f"{row.name} is not on this page any more. Your note on it is still here.",
        **heard(acts, "note", row.address),
    )
    words = el.summary(
        when(row.note != "", "Edit", "Add a note"),
        el.span(" on ", row.name, class_name="sr-only"),
        class_name="link text-small text-ink-2",
    )
    said = el.p(row.note, class_name="note max-w-[60ch] whitespace-pre-line font-serif text-take", dir="auto")
    folded = el.details(words, editor, class_name="noting no-print", **unfolded(acts, "note", row.address))
    return el.div(when(row.note != "", said), folded, class_name="kept-note")


def _elsewhere(view: ShelvesView | Any, row: BookmarkView | Any) -> Element:
    """The shelves that the bookmark does not stand on."""

    def place(one: PlaceView | Any) -> Element:
        return when(one.key != row.shelf, el.option(one.name, value=one.key))

    return each(view.places, place)


def _menu(view: ShelvesView | Any, row: BookmarkView | Any, acts: Acts) -> Element:
    order = doing(
        hidden("address", row.address),
        el.button(
            icon("up"), "Move up", type="submit", name="way", value="up", disabled=row.first, class_name="menu-row"
        ),
        el.button(
            icon("down"), "Move down", type="submit", name="way", value="down", disabled=row.last, class_name="menu-row"
        ),
        action="/bookmarks/order",
        known=view.known,
        do=with_field(acts.step, row.address, "way"),
    )
    shelf = f"to-{row.id}"
    move = doing(
        hidden("address", row.address),
        el.label("Move to shelf", html_for=shelf, class_name="text-small text-ink-2"),
        el.div(
            el.select(_elsewhere(view, row), id=shelf, name="shelf", class_name="field min-w-0"),
            el.button("Move", type="submit", class_name="btn"),
            class_name="mt-1 flex gap-2",
        ),
        action="/bookmarks/move",
        known=view.known,
        do=with_field(acts.move, row.address, "shelf"),
        stands=row.shelf,
        class_name="border-t border-rule p-3",
    )
    label = f"Order and shelf of {row.name}"
    return el.details(
        el.summary(icon("more"), aria_label=label, class_name=f"{_ICON} list-none"),
        el.div(when(view.sortable, order), when(has(view.places), move), class_name="swap-pop kept-pop"),
        class_name="swap no-print",
    )


def _remove(view: ShelvesView | Any, row: BookmarkView | Any, acts: Acts) -> Element:
    label = f"Take {row.name} off this shelf"
    return doing(
        hidden("address", row.address),
        el.button(icon("x"), type="submit", aria_label=label, class_name=_ICON),
        action="/bookmarks/remove",
        known=view.known,
        do=of(acts.drop, row.address),
        class_name="no-print",
    )


def bookmark_row(view: ShelvesView | Any, row: BookmarkView | Any, acts: Acts = PAPER) -> Element:
    """One bookmark of a reader's own."""
    return el.li(
        None if acts.alone else when(view.sortable, _grip(row)),
        name_cell(row),
        _note(view, row, acts),
        panel_cells(view, row),
        el.div(_menu(view, row, acts), _remove(view, row, acts), class_name="kept-acts"),
        id=row.id,
        data_address=row.address,
        key=row.address,
        class_name="kept",
    )
