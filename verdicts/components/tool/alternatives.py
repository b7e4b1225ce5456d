"""Other tools of the category."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.bookmarking import ribbon
from verdicts.components.drawings import bank
from verdicts.components.el import Element, each, has, when
from verdicts.components.marks import stamp
from verdicts.components.unbroken import unbroken
from verdicts.views.tool import AlternativeView, ToolView


def _row(other: AlternativeView | Any) -> Element:
    name = el.a(
        el.span(unbroken(other.name), dir="auto"),
        href=other.href,
        class_name="line-clamp-3 min-w-0 font-semibold hover:underline",
    )
    why = el.p(
        other.best_for, class_name="min-w-0 text-ui text-ink-2 max-md:col-span-full max-md:row-start-2", dir="auto"
    )
    compare = el.a("Compare", href=other.compare_href, class_name="btn", aria_label=other.compare_label)
    return el.li(
        name,
        why,
        el.span(bank(other.bank), class_name="max-md:hidden"),
        el.span(stamp(other.verdict, other.word, small=True), class_name="md:w-20 md:text-center"),
        ribbon(other.href, other.name),
        compare,
        class_name="alternative grid items-center gap-x-(--gap) gap-y-2 border-t border-rule py-3.5",
    )


def alternatives(view: ToolView | Any) -> Element:
    """Up to eight, then the way to the rest."""
    more = el.p(el.a(view.more, href=view.more_href, class_name="link text-ui"), class_name="border-t border-rule pt-3")
    nothing = el.p("No other tool of this category is listed yet.", class_name="text-ui text-ink-2")
    listed = el.div(el.ul(each(view.alternatives, _row)), when(view.more != "", more))
    return when(has(view.alternatives), listed, nothing)
