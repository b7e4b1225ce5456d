"""The label of a comparison as of a day gone by, with the way back to today."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, when
from verdicts.views.comparison import ComparisonView


def past(view: ComparisonView | Any) -> Element:
    """Which day this is of, what is not of it, and who was not there yet."""
    said = el.p(
        el.strong("As of ", view.past.day, class_name="font-semibold"),
        ": tools and panels as they were published by the end of that day (UTC), and what had come of claims. "
        "Votes are those of today, so none are shown here and none can be cast.",
    )
    absent = el.p(view.past.absent, class_name="mt-1", dir="auto")
    back = el.a("Compare as of today", href=view.path, class_name="btn bg-paper")
    return el.aside(
        el.div(said, when(view.past.absent != "", absent), class_name="min-w-0 flex-1 basis-80"),
        back,
        aria_label="As of a day gone by",
        class_name="banner mt-4 flex flex-wrap items-center gap-x-6 gap-y-3",
    )
