"""The board of all shelves: what is on it can be put in order by dragging and by the keyboard."""

from __future__ import annotations

from typing import Any

import reflex as rx

from verdicts.components import el
from verdicts.components.el import Element, is_printing

_LOOK = "relative"


def _moved(address: rx.Var[str], shelf: rx.Var[str], before: rx.Var[str]) -> list[rx.Var[str]]:
    return [address, shelf, before]


class ShelfBoard(rx.Component):
    """`on_moved` gets a bookmark's address, the key of its shelf, and the bookmark it stands before, "" for the end."""

    library = "$/public/js/shelf.js"
    tag = "ShelfBoard"
    on_moved: rx.EventHandler[_moved]


def board(*children: Any, moved: Any) -> Element:
    """A box around the shelves; on paper it is nothing more."""
    if is_printing() or moved is None:
        return el.div(*children, class_name=_LOOK)
    return ShelfBoard.create(el.group(*children), on_moved=moved, class_name=_LOOK)
