"""The sentence at the top: the published one, and beside it the one by the reader's weights."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, when
from verdicts.components.unbroken import unbroken
from verdicts.views.comparison import ComparisonView
from verdicts.views.weighing import WeighedView

_LEAD = "max-w-[62ch] min-w-0 font-serif text-lead text-ink-2"
_LABEL = "text-ui font-semibold"


def answer(view: ComparisonView | Any, weighed: WeighedView | Any) -> Element:
    """Told anew while it changes; what is published never leaves the page."""
    mine = el.div(
        el.p(weighed.title, class_name=_LABEL),
        el.p(unbroken(weighed.said), class_name="max-w-[62ch] font-serif text-lead", dir="auto"),
        class_name="border-s-4 border-ink ps-4 mb-5",
    )
    published = el.div(
        when(weighed.on, el.p("Published", class_name=_LABEL)),
        el.p(unbroken(view.standfirst), class_name=_LEAD, dir="auto"),
    )
    return el.div(el.div(when(weighed.on, mine), aria_live="polite"), published, class_name="min-w-0 lg:pb-1")
