"""Numbers that move: which one just did, and whether what stands is live."""

from __future__ import annotations

from typing import Any

import reflex as rx

from verdicts.components import el
from verdicts.components.connection import lost
from verdicts.components.el import Element

_FIGURE = "text-figure font-semibold font-stretch-[80%] tabular-nums"


class Standing(rx.Component):
    """A count under a live square; once the connection is `lost` with the time since when it stands."""

    library = "$/public/js/standing.js"
    tag = "Standing"
    words: rx.Var[str]
    moved: rx.Var[bool]
    version: rx.Var[int]
    lost: rx.Var[bool]


class Spoken(rx.Component):
    """Says `words` when they change, at most every eight seconds on the whole page. `topic` is what they are about."""

    library = "$/public/js/spoken.js"
    tag = "Spoken"
    topic: rx.Var[str]
    words: rx.Var[str]


def number(words: Any, moved: Any, version: Any, look: str = _FIGURE) -> Element:
    """A figure that takes one marker stroke when it moved; a new version starts the stroke anew."""
    return el.span(words, class_name=el.choose(moved, f"{look} arrive".strip(), look), key=version)


def standing(words: Any, moved: Any, version: Any, live: bool) -> Element:
    """A count; the live page says that it is live. Plain "" for `words` leaves the word Live alone."""
    if not live:
        return el.span(el.span(words) if words != "" else None)
    return Standing.create(words=words, moved=moved, version=version, lost=lost)


def spoken(topic: Any, words: Any, live: bool) -> Element:
    """The voice of a moving number; paper has none."""
    return Spoken.create(topic=topic, words=words) if live else None
