"""Claims under a take: what will be so by a day, how likely, and what came of it."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, each, has, when
from verdicts.components.sources import source
from verdicts.views.claims import ClaimView


def claims(found: Any, class_name: str = "mt-4 max-w-[57ch]") -> Element:
    """All claims of a take, under the way to how they are counted; nothing where there are none."""
    how = el.p(el.a("Predictions", href="/method#predictions", class_name="link"), class_name="text-small text-ink-2")
    listed = el.ul(each(found, _claim), class_name="mt-1 border-b border-rule")
    return when(has(found), el.div(how, listed, class_name=class_name))


def _claim(one: ClaimView | Any) -> Element:
    return el.li(claim(one), class_name="border-t border-rule py-2")


def claim(one: ClaimView | Any) -> Element:
    """The words of one claim, and what came of it."""
    said = el.p(
        "By ",
        el.time(one.by, date_time=one.iso, class_name="whitespace-nowrap"),
        ": ",
        el.span(one.text, dir="auto"),
        " (",
        el.span(one.chance, class_name="tabular-nums"),
        ")",
        class_name="text-ui",
    )
    what = el.p(
        when(one.word != "", el.strong(one.word, class_name="font-semibold text-ink")),
        when(one.note != "", el.span(one.note, dir="auto")),
        source(one.source),
        class_name="mt-0.5 flex flex-wrap items-baseline gap-x-2 text-small text-ink-2",
        data_outcome=one.mark,
    )
    return el.div(said, when((one.word != "") | (one.note != ""), what))
