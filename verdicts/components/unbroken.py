"""Text whose words break at a hyphen only where a whole line does not hold them: GPT-4o stays one."""

from __future__ import annotations

import re
from typing import Any

import reflex as rx

from verdicts.components import el
from verdicts.components.el import Element, is_printing

_HYPHENATED = re.compile(r"([^ ]*[^ -]-[^ -][^ ]*)")  # as in assets/js/unbroken.js


class Unbroken(rx.Component):
    """The same on the live page."""

    library = "$/public/js/unbroken.js"
    tag = "Unbroken"
    text: rx.Var[str]


def unbroken(text: str | Any) -> Element:
    """The text, without a box around it; what is copied of it stays the same."""
    if not is_printing():
        return Unbroken.create(text=text)
    pieces = enumerate(_HYPHENATED.split(text))
    return [el.span(piece, class_name="unbroken") if at % 2 else piece for at, piece in pieces]
