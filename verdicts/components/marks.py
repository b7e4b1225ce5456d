"""Marks: the key of a column, the initial of a tool, the stamp of a verdict, the glyph of a reviewer."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, when
from verdicts.views.parts import ReviewerView


def key(i: Any, letter: Any) -> Element:
    """The letter that names a tool's column; the fill repeats in marks and bars."""
    return el.span(letter, class_name=f"key key-{i}", aria_hidden="true")


def tool_mark(initial: Any, i: Any = "", small: bool = False) -> Element:
    """A tool's initial in its box. Tools have no colour: with `i` they have a letter and a fill."""
    shape = "mark mark-s" if small else "mark"
    return el.span(
        initial, class_name=shape if isinstance(i, str) and not i else f"{shape} mark-{i}", aria_hidden="true"
    )


def stamp(verdict: Any, word: Any, small: bool = False) -> Element:
    """Ship stands on the line and is solid, skip hangs under it, split sits across it. Always the word."""
    return el.span(word, class_name=f"stamp stamp-{verdict} stamp-s" if small else f"stamp stamp-{verdict}")


def reviewer_mark(reviewer: ReviewerView | Any, size: int = 14) -> Element:
    """A reviewer's 14 px mark; beyond the five known ones, initials."""
    glyph = el.svg(
        el.path(d=reviewer.glyph, fill_rule="evenodd"),
        class_name=f"flex-none {reviewer.tint}",
        width=str(size),
        height=str(size),
        view_box="0 0 16 16",
        fill="currentColor",
        aria_hidden="true",
    )
    letters = el.span(
        reviewer.initials, class_name=f"flex-none text-micro font-semibold {reviewer.tint}", aria_hidden="true"
    )
    return when(reviewer.glyph != "", glyph, letters)


def unready(words: Any) -> Element:
    """In the preview of a draft: why a row would not be published; nothing where it would."""
    return when(words != "", el.p(words, class_name="cell-warning"))
