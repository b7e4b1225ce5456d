"""A field that offers tools while their name is typed; on paper a plain input."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import reflex as rx

from verdicts.components import el
from verdicts.components.el import Element, is_printing
from verdicts.views.picker import FieldView, SuggestionView


def _text(text: rx.Var[str]) -> list[rx.Var[str]]:
    return [text]


@dataclass(frozen=True)
class Looking:
    """What a live picker needs: for which text of which field `found` was found, who looks, who takes the answer."""

    field: Any
    text: Any
    found: Any
    look: Any
    ask: Any


class Combobox(rx.Component):
    """The ARIA 1.2 combobox of assets/js/combobox.js. It shows `found` while `text` is what its input holds.

    `wrong` takes the focus to it.
    """

    library = "$/public/js/combobox.js"
    tag = "Combobox"
    name: rx.Var[str]
    start: rx.Var[str]
    mine: rx.Var[bool]
    text: rx.Var[str]
    found: rx.Var[list[SuggestionView]]
    wrong: rx.Var[bool]
    on_look: rx.EventHandler[_text]


_LOOK = "field h-14 ps-12 text-body font-medium md:text-[1.125rem]"


def combobox(of: FieldView | Any, looking: Looking | None) -> Element:
    """The input of one field, named for the query; `looking` makes it offer tools."""
    wrong = {"aria-invalid": el.choose(of.error != "", "true", "false"), "aria-describedby": of.error_id}
    if looking is None or is_printing():
        return el.input(
            id=of.id,
            name=of.name,
            default_value=of.value,
            placeholder="Name a tool",
            auto_complete="off",
            max_length=200,
            auto_focus=of.first_wrong,
            aria_invalid=wrong["aria-invalid"],
            aria_describedby=of.error_id,
            class_name=_LOOK,
        )
    return Combobox.create(
        id=of.id,
        name=of.name,
        start=of.value,
        mine=looking.field == of.name,
        text=looking.text,
        found=looking.found,
        wrong=of.first_wrong,
        on_look=looking.look(of.name),
        class_name=_LOOK,
        custom_attrs={"placeholder": "Name a tool", "maxLength": 200, **wrong},
        key=f"{of.name} {of.value}",
    )
