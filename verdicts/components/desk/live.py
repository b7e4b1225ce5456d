"""What the desk does in the browser besides its fields: it says what is stored, moves the focus, shows a preview."""

from __future__ import annotations

from typing import Any

import reflex as rx

from verdicts.components.connection import lost
from verdicts.components.el import Element
from verdicts.views.desk import DraftView, WrittenView


class Saving(rx.Component):
    """Whether all is stored, in words (assets/js/saving.js); with the fields of WrittenView."""

    library = "$/public/js/saving.js"
    tag = "Saving"
    path: rx.Var[str]
    stored: rx.Var[bool]
    said: rx.Var[str]
    turn: rx.Var[int]
    lost: rx.Var[bool]


class Unsent(rx.Component):
    """What was typed and is not stored, in the place of a form that may not be shown any more; its child introduces
    it."""

    library = "$/public/js/unsent.js"
    tag = "Unsent"


class Focusing(rx.Component):
    """Moves the focus to the row that was added by turn `turn`, to a field that lacks, and hears the key n."""

    library = "$/public/js/focusing.js"
    tag = "Focusing"
    row: rx.Var[str]
    turn: rx.Var[int]


class Landing(rx.Component):
    """Where what was pressed went away, the focus goes to what stands next."""

    library = "$/public/js/landing.js"
    tag = "Landing"


class Preview(rx.Component):
    """The page of the tool as the draft has it, at `src`, read anew when `version` moves and while it is shown."""

    library = "$/public/js/preview.js"
    tag = "Preview"
    src: rx.Var[str]
    version: rx.Var[int]


def saving(written: WrittenView | Any) -> Element:
    """Beside the title of a draft."""
    return Saving.create(path=written.path, stored=written.stored, said=written.said, turn=written.turn, lost=lost)


def preview(view: DraftView | Any) -> Element:
    """Beside the form."""
    return Preview.create(src=f"{view.path}/preview", version=view.version)
