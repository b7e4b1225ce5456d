"""Bookmarks on public pages: a ribbon wherever a tool or a comparison appears, and the one form that they all name.

On paper a ribbon says nothing about who reads. On the live page all ribbons follow one value (assets/js/bookmarking.js).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import reflex as rx

from verdicts.components import el
from verdicts.components.connection import lost
from verdicts.components.el import Element, group, is_printing

MODULE = "$/public/js/bookmarking.js"
HEAD = "ribbon ribbon-head"
ROW = "ribbon"
WORDS = "btn ribbon-words"


def _address(address: rx.Var[str]) -> list[rx.Var[str]]:
    return [address]


class Ribbon(rx.Component):
    """A button that keeps `value`, an address; pressed while it is kept."""

    library = MODULE
    tag = "Ribbon"
    value: rx.Var[str]


class Bookmarking(rx.Component):
    """The form of all ribbons of a page, with the fields of MarksView; `lost` whether the connection is away."""

    library = MODULE
    tag = "Bookmarking"
    action: rx.Var[str]
    known: rx.Var[bool]
    kept: rx.Var[list[str]]
    said: rx.Var[str]
    undo: rx.Var[bool]
    refused: rx.Var[str]
    turn: rx.Var[int]
    lost: rx.Var[bool]
    on_keep: rx.EventHandler[_address]
    on_drop: rx.EventHandler[_address]
    on_undo: rx.EventHandler[rx.event.no_args_event_spec]


@dataclass(frozen=True)
class Marks:
    """The live page's part: `mine` is a Var of MarksView, the rest are handlers. On paper all of it is None."""

    mine: Any = None
    keep: Any = None
    drop: Any = None
    undo: Any = None


PAPER = Marks()


def ribbon(address: Any, what: Any, look: str = ROW, words: str = "") -> Element:
    """Keeps what is at `address`; `what` ends its name, `words` stand beside it."""
    label = f"Bookmark {what}"
    if not is_printing():
        return Ribbon.create(words, value=address, class_name=look, custom_attrs={"aria-label": label})
    drawn = el.svg(el.path(d="M4 2.5h8v11l-4-3-4 3z"), view_box="0 0 16 16")
    about = {"form": "bookmark", "name": "address", "value": address, "aria_label": label}
    return el.button(drawn, words or None, class_name=look, **about)


def bookmarking(marks: Marks, back: Any) -> Element:
    """The form, once a page; `back` is where it leads without a script, to words that say that it was done."""
    said = el.p("Kept. ", el.a("Open bookmarks", href="/bookmarks", class_name="link"), id="kept", class_name="banner")
    inside = group(el.input(type="hidden", name="back", value=back), said)
    about: dict[str, Any] = {"id": "bookmark", "action": "/bookmark", "class_name": "no-print"}
    if marks.mine is None:
        return el.form(inside, method="post", **about)
    fields = {name: getattr(marks.mine, name) for name in ("known", "kept", "said", "undo", "refused", "turn")}
    handlers = {"on_keep": marks.keep, "on_drop": marks.drop, "on_undo": marks.undo}
    return Bookmarking.create(inside, lost=lost, **about, **fields, **handlers)
