"""On a draft's page: the reader's report that it is worked on for."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.desk.corrections import written
from verdicts.components.el import Element, when
from verdicts.views.desk import ReportedView


def reported(one: ReportedView | Any) -> Element:
    """What the reader wrote, the way to the fact and the way back; nothing where no report is worked on."""
    ways = el.p(
        when(one.fact != "", el.a("Go to the fact", href=one.fact, class_name="btn", data_to_field="")),
        el.a("Back to the report", href=one.back, class_name="btn"),
        class_name="mt-3 flex flex-wrap gap-2",
    )
    body = el.section(
        el.h2(one.title, class_name="text-ui font-semibold", dir="auto"),
        written(one),
        ways,
        aria_label="The report",
        class_name="mt-4 border-s-4 border-ink ps-4 text-ui [overflow-wrap:anywhere]",
    )
    return when(one.title != "", body)
