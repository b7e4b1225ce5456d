"""The box that puts a tool into the compare tray: a plain checkbox on paper, one that follows the tray once live."""

from __future__ import annotations

from typing import Any

import reflex as rx

from verdicts.components import el
from verdicts.components.el import Element

_LOOK = "check size-5"


class Tick(rx.Component):
    """`checked` is what the tray holds, `full` that it takes no more; `on_toggle` fires at every click."""

    library = "$/public/js/tick.js"
    tag = "Tick"
    checked: rx.Var[bool]
    full: rx.Var[bool]
    on_toggle: rx.EventHandler[rx.event.no_args_event_spec]


def tick(slug: Any, name: Any, tray: Any = None, toggle: Any = None) -> Element:
    """`tray` is a Var of the tray's view and `toggle(slug)` its handler; paper has neither."""
    label = f"Compare {name}"
    if tray is None:
        return el.input(type="checkbox", name="with", value=slug, class_name=_LOOK, aria_label=label)
    plain = {"name": "with", "value": slug, "aria-label": label}
    return Tick.create(
        checked=tray.slugs.contains(slug),
        full=tray.full,
        on_toggle=toggle(slug),
        class_name=_LOOK,
        custom_attrs=plain,
    )
