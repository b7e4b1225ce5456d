"""The board of all shelves: what is on it can be put in order by dragging and by the keyboard."""

from __future__ import annotations

from typing import Any

import reflex as rx

from verdicts.components import el
from verdicts.components.el import Element, is_printing
from verdicts.components.shelf.acts import Acts

_LOOK = "relative"


def _moved(address: rx.Var[str], shelf: rx.Var[str], before: rx.Var[str]) -> list[rx.Var[str]]:
    return [address, shelf, before]


class ShelfBoard(rx.Component):
    """`on_moved` gets a bookmark's address, the key of its shelf, and the bookmark it stands before, "" for the end.

    `turn` grows with each change of the reader's; `address` and `shelf` are what it was about, for a focus that it lost.
    """

    library = "$/public/js/shelf.js"
    tag = "ShelfBoard"
    turn: rx.Var[int]
    address: rx.Var[str]
    shelf: rx.Var[str]
    on_moved: rx.EventHandler[_moved]


def board(*children: Any, acts: Acts) -> Element:
    """A box around the shelves; on paper it is nothing more."""
    now = acts.strip
    if is_printing() or acts.moved is None or now is None:
        return el.div(*children, class_name=_LOOK)
    about = {"turn": now.turn, "address": now.address, "shelf": now.shelf}
    return ShelfBoard.create(el.group(*children), on_moved=acts.moved, class_name=_LOOK, **about)
