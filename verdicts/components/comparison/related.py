"""Related comparisons."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.bookmarking import ribbon
from verdicts.components.drawings import bank
from verdicts.components.el import Element, each
from verdicts.components.unbroken import unbroken
from verdicts.views.comparison import RelatedView


def related_row(pair: RelatedView | Any) -> Element:
    """One comparison as a row: names, both panels, why it is here."""
    names = el.span(
        unbroken(pair.left),
        " ",
        el.span("vs", class_name="font-normal text-ink-2"),
        " ",
        unbroken(pair.right),
        class_name="font-semibold font-stretch-[92%] group-hover:underline",
        dir="auto",
    )
    drawn = el.span(bank(pair.left_bank), bank(pair.right_bank), class_name="flex gap-3")
    link = el.a(
        names,
        drawn,
        el.span(pair.note, class_name="text-small text-ink-2"),
        href=pair.href,
        class_name="group grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1",
    )
    keep = ribbon(pair.href, f"{pair.left} vs {pair.right}")
    return el.li(link, keep, class_name="flex items-center gap-2 border-t border-rule py-3")


def related(pairs: list[RelatedView] | Any) -> Element:
    """Two columns of comparisons."""
    return el.ul(each(pairs, related_row), class_name="grid gap-x-(--gap) md:grid-cols-2")
