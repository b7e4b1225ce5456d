"""One cell of a draft: label, field, hint, what is wrong with it; and both texts where two editors wrote in it."""

from __future__ import annotations

from typing import Any

import reflex as rx

from verdicts.components import el
from verdicts.components.desk.acts import DraftActs
from verdicts.components.el import Element, when
from verdicts.components.icons import icon
from verdicts.views.desk import FieldView


def _written(path: rx.Var[str], text: rx.Var[str], before: rx.Var[str]) -> list[rx.Var[str]]:
    return [path, text, before]


class Cell(rx.Component):
    """A field that stores itself (assets/js/cell.js)."""

    library = "$/public/js/cell.js"
    tag = "Cell"
    path: rx.Var[str]
    id_: rx.Var[str]
    value: rx.Var[str]
    kind: rx.Var[str]
    options: rx.Var[list[str]]
    fault: rx.Var[str]
    warning: rx.Var[str]
    hint: rx.Var[str]
    by: rx.Var[str]
    on_write: rx.EventHandler[_written]


def cell(field: FieldView | Any, acts: DraftActs, class_name: str = "", told: bool = True) -> Element:
    """The whole cell; one that is not `told` here has what is wrong with it under its row (`told_of`)."""
    ident = field.id
    box = Cell.create(
        path=field.path,
        id=ident,
        value=field.value,
        kind=field.kind,
        options=field.options,
        fault=field.fault,
        warning=field.warning,
        hint=field.hint,
        by=field.by,
        on_write=acts.write,
    )
    hint = el.p(field.hint, id=f"{ident}-hint", class_name="cell-hint")
    return el.div(
        el.label(field.label, html_for=ident, class_name="text-small text-ink-2"),
        box,
        when(field.hint != "", hint),
        told_of(field) if told else None,
        when(field.clash, _both(field, acts)),
        class_name=f"cell {class_name}".strip(),
        data_kind=field.kind,
    )


def told_of(field: FieldView | Any) -> Element:
    """What is wrong with a cell, or worth a look."""
    fault = el.p(icon("warn"), field.fault, id=f"{field.id}-fault", class_name="cell-fault")
    warning = el.p(field.warning, id=f"{field.id}-warning", class_name="cell-warning")
    return el.group(when(field.fault != "", fault), when(field.warning != "", warning))


def _both(field: FieldView | Any, acts: DraftActs) -> Element:
    """What somebody published in the same field since the draft began, and the choice."""
    return el.div(
        el.div(
            el.p("Published here meanwhile:", class_name="font-semibold"),
            el.p(field.theirs, class_name="font-serif whitespace-pre-line", dir="auto"),
            el.div(
                el.button("Use theirs", type="button", class_name="btn", on_click=acts.settle(field.path, True)),
                el.button("Keep mine", type="button", class_name="btn", on_click=acts.settle(field.path, False)),
                class_name="mt-2 flex flex-wrap gap-2",
            ),
        ),
        role="group",
        class_name="banner cell-both",
    )
