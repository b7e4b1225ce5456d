"""Drafts: what was being written about a bookmark or a shelf that is not on the page any more."""

from __future__ import annotations

from typing import Any

import reflex as rx

from verdicts.components.el import Element, is_printing


class Drafts(rx.Component):
    """A card a draft, with its field, until it is dismissed or what it is about is back. `whose` marks the reader."""

    library = "$/public/js/drafts.js"
    tag = "Drafts"
    whose: rx.Var[str]


def drafts(whose: Any) -> Element:
    """Nothing while nothing is left over, and on paper, which nothing can leave."""
    return None if is_printing() else Drafts.create(whose=whose)
