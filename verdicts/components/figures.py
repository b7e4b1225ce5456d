"""A figure with its label and note, under a tool's name. A dash is quiet: it is no number."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, choose


def figure(value: Any, label: str, note: Any) -> Element:
    """One of the three: panel ship, community, entry price."""
    return el.div(
        el.dt(label, class_name="figure-label"),
        el.dd(value, class_name=choose(value == "–", "figure-value text-ink-3", "figure-value")),
        el.dd(note, class_name="figure-note"),
        class_name="figure",
    )
