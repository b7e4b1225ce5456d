"""The ladders there are, as links; folded behind a button on a small screen."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, each
from verdicts.components.icons import icon
from verdicts.views.ladder import LadderChoiceView, LadderView


def _choice(choice: LadderChoiceView | Any) -> Element:
    picks = el.span(
        choice.picks, el.span(" picks", class_name="sr-only"), class_name="ms-auto text-small tabular-nums text-ink-2"
    )
    link = el.a(
        el.span(choice.name, " ", class_name="facet-name", dir="auto"),
        picks,
        href=choice.href,
        aria_current=choice.on,
        class_name="ladder-choice",
        prevent_scroll_reset=True,
    )
    return el.li(link)


def choosing(view: LadderView | Any) -> Element:
    """All tools and every category, each with how many picks it is made of."""
    ways = el.nav(
        el.h2("Ladder of", class_name="pb-1.5 text-ui font-semibold max-lg:hidden"),
        el.ul(each(view.choices, _choice)),
        aria_label="Ladders",
        class_name="lg:border-t lg:border-rule lg:pt-3 max-lg:mb-4",
    )
    fold = el.summary(el.span(view.shown, dir="auto"), icon("down", 12), class_name="btn list-none mb-4")
    return el.details(fold, ways, class_name="filters no-print min-w-0")
