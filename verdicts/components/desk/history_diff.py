"""What differs between two revisions: each field with what went and what came."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, choose, each, when
from verdicts.components.icons import icon
from verdicts.components.layout import section
from verdicts.components.marks import stamp
from verdicts.views.desk_history import DifferencesView, DifferenceView, FieldChangeView, PieceView


def _piece(one: PieceView | Any) -> Element:
    """Words; for who listens, what became of them is said."""
    went = el.del_(el.span("removed: ", class_name="sr-only"), one.text, class_name="diff")
    came = el.ins(el.span("added: ", class_name="sr-only"), one.text, class_name="diff")
    return when(one.what == "removed", went, when(one.what == "added", came, el.span(one.text)))


def _field(one: FieldChangeView | Any) -> Element:
    return el.div(
        when(one.label != "", el.dt(one.label, class_name="text-small text-ink-2")),
        el.dd(each(one.pieces, _piece), class_name="diff-words", dir="auto"),
        class_name="min-w-0",
    )


def _verdict(one: DifferenceView | Any) -> Element:
    """Of a take: the verdict, and the one before where it was another."""
    arrow = el.span(icon("next"), el.span("to", class_name="sr-only"), class_name="text-ink-2")
    other = (one.was != one.verdict) & (one.was != "")
    return el.span(
        when(other, stamp(one.was, one.was_word, small=True)),
        when(other & (one.verdict != ""), arrow),
        when(one.verdict != "", stamp(one.verdict, one.word, small=True)),
        class_name="inline-flex items-center gap-2",
    )


def _row(one: DifferenceView | Any) -> Element:
    head = el.div(
        el.h3(one.title, class_name="text-ui font-semibold", dir="auto"),
        el.p(one.what, class_name=choose(one.what == "Removed", "text-small text-skip", "text-small text-ink-2")),
        _verdict(one),
        class_name="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2 md:flex-col md:items-start",
    )
    return el.li(head, el.dl(each(one.fields, _field), class_name="grid min-w-0 gap-3"), class_name="diff-row")


def parts(found: list[DifferencesView] | Any) -> Element:
    """All parts in which the two differ."""

    def part(one: DifferencesView | Any) -> Element:
        return section(one.title, el.ul(each(one.rows, _row)), id=one.id)

    return el.div(each(found, part))
