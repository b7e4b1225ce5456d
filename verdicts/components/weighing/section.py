"""My weights: how much each reviewer counts, which facts are musts, and the order that comes of it."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, has, is_printing, when
from verdicts.components.icons import icon
from verdicts.components.weighing.form import form
from verdicts.components.weighing.order import order
from verdicts.views.comparison import ComparisonView
from verdicts.views.weighing import WeighedView


def my_weights(view: ComparisonView | Any, weighed: WeighedView | Any, kept: Any = False) -> Element:
    """A part that opens; on paper it is open where the address sets something. `kept`: there are some to load."""
    state = when(weighed.on, "set; the answer above is by yours", "equal; every reviewer counts once")
    summary = el.summary(
        icon("down", 12),
        el.span("My weights", class_name="font-semibold"),
        el.span(state, class_name="text-ink-2"),
        class_name="weights-fold flex cursor-pointer flex-wrap items-center gap-x-3 border-t border-rule py-3 text-ui",
    )
    orders = el.div(
        order(weighed.title, weighed.order, weighed.note),
        order("Published", view.weighing.published, ""),
        class_name="grid content-start gap-8",
    )
    inside = el.div(form(view, weighed, kept), orders, class_name="weights-body")
    asked = is_printing() and (weighed.on or any(row.refused for row in view.weighing.rows))
    shown = {"open": True} if asked else {}
    return when(
        has(view.weighing.tools),
        el.details(summary, inside, id="weights", class_name="weights no-print mb-6 border-b border-rule", **shown),
    )
