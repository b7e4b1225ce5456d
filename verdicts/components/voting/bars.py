"""Bars of votes. They are hidden from screen readers: the same numbers stand beside them as text."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, when


def split_bar(of: Any, look: str = "") -> Element:
    """The first side solid, the second hatched, a tick at half, a bracket for the interval."""
    style = {"--a": of.at, "--lo": of.low, "--hi": of.high}
    return el.span(el.i(), el.i(), class_name=f"split {look}".strip(), style=style, aria_hidden="true")


def empty_bar() -> Element:
    """The frame before there are shares."""
    return el.span(class_name="split split-empty", aria_hidden="true")


def tally_bar(tally: Any) -> Element:
    """Ship against skip."""
    return when(tally.kind == "full", split_bar(tally, "split-vote"), empty_bar())


def side_bar(side: Any) -> Element:
    """One of three or four: how much of all picks is its."""
    return split_bar(side, "split-side")


def small_bar(at: Any) -> Element:
    """A thin bar without bracket, for lists."""
    return el.span(el.i(), class_name="split split-s", style={"--a": at}, aria_hidden="true")
