"""Facts and prices of a draft as rows, and its takes."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.desk.acts import DraftActs
from verdicts.components.desk.cell import cell, told_of
from verdicts.components.desk.checking import checking
from verdicts.components.desk.claims import claims
from verdicts.components.el import Element, each, has, when
from verdicts.components.icons import icon
from verdicts.components.marks import reviewer_mark, stamp
from verdicts.views.desk import DraftTakeView, RowView
from verdicts.views.parts import ReviewerView


def row(one: RowView | Any, kind: str, acts: DraftActs) -> Element:
    """One row: its cells, and what moves and removes it."""
    title = el.h3(one.title, class_name="sr-only")
    tools = el.div(
        _move("Move up ", one.title, "up", acts.move_row(one.rows, one.id, -1), one.first),
        _move("Move down ", one.title, "down", acts.move_row(one.rows, one.id, 1), one.last),
        el.button(
            icon("x"),
            el.span("Remove ", one.title, class_name="sr-only"),
            type="button",
            class_name="btn btn-bare size-10 p-0",
            on_click=acts.remove_row(one.rows, one.id),
        ),
        class_name="row-tools",
    )
    cells = each(one.fields, lambda field: cell(field, acts, told=False))
    told = el.div(each(one.fields, told_of), class_name="row-told")
    return el.li(title, cells, told, tools, key=one.id, data_row=one.at, class_name=f"draft-row draft-{kind}")


def _move(words: str, title: Any, mark: str, act: Any, end: Any) -> Element:
    return el.button(
        icon(mark),
        el.span(words, title, class_name="sr-only"),
        type="button",
        disabled=end,
        class_name="btn btn-bare size-10 p-0",
        on_click=act,
    )


def rows(found: Any, kind: str, add: str, nothing: str, acts: DraftActs, paste: Element) -> Element:
    """All rows of a kind, and the button for one more."""
    more = el.button(icon("plus"), add, type="button", class_name="btn", on_click=acts.add_row(kind, ""))
    return el.div(
        when(
            has(found),
            el.ul(each(found, lambda one: row(one, kind, acts))),
            el.p(nothing, class_name="text-ui text-ink-2"),
        ),
        el.div(more, paste, class_name="mt-4 flex flex-wrap items-start gap-2"),
    )


def take(one: DraftTakeView | Any, acts: DraftActs) -> Element:
    """One reviewer's score and text; the stamp follows the score."""
    head = el.div(
        reviewer_mark(one.who),
        el.h3(one.who.name, class_name="text-ui font-semibold"),
        when(one.word != "", stamp(one.verdict, one.word, small=True)),
        el.span(one.origin, class_name="text-small text-ink-2"),
        el.button(
            icon("x"),
            el.span("Remove the take of ", one.who.name, class_name="sr-only"),
            type="button",
            class_name="btn btn-bare ms-auto size-10 p-0",
            on_click=acts.remove_row("panel", one.who.key),
        ),
        class_name="flex items-center gap-2",
    )
    question = el.p(one.who.question, class_name="text-small text-ink-2")
    cells = el.div(cell(one.score, acts, "draft-score"), cell(one.text, acts), class_name="draft-take")
    return el.li(
        head,
        question,
        cells,
        el.div(checking(one.marks, acts), class_name="draft-checks"),
        claims(one, acts),
        key=one.who.key,
        data_row=one.at,
        class_name="border-t border-rule py-4",
    )


def takes(found: Any, others: Any, acts: DraftActs) -> Element:
    """The panel, and the reviewers who have no take yet."""

    def seat(who: ReviewerView | Any) -> Element:
        add = acts.add_row("panel", who.key)
        return el.button(reviewer_mark(who), who.name, type="button", class_name="btn", on_click=add)

    nobody = el.p("No panel take yet. A panel publishes from one take.", class_name="text-ui text-ink-2")
    return el.div(
        when(has(found), el.ul(each(found, lambda one: take(one, acts))), nobody),
        when(
            has(others),
            el.div(
                el.p("Add the take of", class_name="text-small text-ink-2"),
                el.div(each(others, seat), class_name="mt-2 flex flex-wrap gap-2"),
                class_name="mt-4",
            ),
        ),
    )
