"""The claims of a take in a draft: what will be so, by which day, and how likely."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.desk.acts import DraftActs
from verdicts.components.desk.cell import cell, told_of
from verdicts.components.el import Element, each, has, when
from verdicts.components.icons import icon
from verdicts.views.desk import DraftTakeView, RowView


def claims(take: DraftTakeView | Any, acts: DraftActs) -> Element:
    """All claims of one take, and the button for one more."""
    add = el.button(
        icon("plus"),
        "Add a claim",
        el.span(" of ", take.who.name, class_name="sr-only"),
        type="button",
        class_name="btn mt-3",
        on_click=acts.add_row(take.claims_at, ""),
    )
    fault = el.p(icon("warn"), take.claims_fault, class_name="cell-fault")
    return el.div(
        when(has(take.claims), el.ul(each(take.claims, lambda one: _claim(one, acts)), class_name="grid gap-3")),
        when(take.claims_fault != "", fault),
        add,
        el.p(
            "What will be true by a given day, in words that can be checked.",
            class_name="mt-1 text-small text-ink-2",
        ),
        id=f"cell-take-{take.who.key}-claims",
        class_name="draft-claims",
    )


def _claim(one: RowView | Any, acts: DraftActs) -> Element:
    remove = el.button(
        icon("x"),
        el.span("Remove ", one.title, class_name="sr-only"),
        type="button",
        class_name="btn btn-bare size-10 p-0",
        on_click=acts.remove_row(one.rows, one.id),
    )
    fields = each(one.fields, lambda field: cell(field, acts, told=False))
    told = el.div(each(one.fields, told_of), class_name="row-told")
    return el.li(fields, remove, told, key=one.id, data_row=one.at, class_name="draft-claim")
