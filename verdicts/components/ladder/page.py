"""The ladder, from its heading to the way to the next pick."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.bookmarking import PAPER, Marks, bookmarking
from verdicts.components.el import Element, group, when
from verdicts.components.icons import icon
from verdicts.components.ladder.choosing import choosing
from verdicts.components.ladder.rungs import rungs
from verdicts.components.layout import column
from verdicts.views.ladder import LadderView


def _title(view: LadderView | Any) -> Element:
    name = el.h1("Ladder", class_name="font-serif text-display font-normal tracking-[-.015em]")
    said = el.p(
        view.said,
        " ",
        el.a("How it is made", href="/method#ladder", class_name="link whitespace-nowrap"),
        class_name="max-w-[62ch] text-body text-ink-2",
    )
    return el.div(
        name, said, class_name="grid items-end gap-x-12 gap-y-4 pt-10 pb-8 md:pt-14 lg:grid-cols-[1fr_minmax(0,36rem)]"
    )


def _counted(view: LadderView | Any, stand: Any) -> Element:
    """From how many picks, and when."""
    when_made = el.span("Computed ", el.time(stand.computed, date_time=stand.moment), ".")
    return el.p(
        el.strong(view.shown, class_name="font-semibold max-lg:hidden", dir="auto"),
        el.span(stand.picks, " ", stand.readers, "."),
        when(stand.moment != "", when_made),
        class_name="flex flex-wrap gap-x-3 pb-5 text-ui text-ink-2 [&>strong]:text-ink",
    )


def _way(view: LadderView | Any) -> Element:
    return el.a(view.way.label, icon("next"), href=view.way.href, class_name="btn", dir="auto")


def _nothing(view: LadderView | Any) -> Element:
    return el.div(
        el.p(view.empty, class_name="max-w-[40ch] font-serif text-lead", dir="auto"),
        el.p(_way(view), class_name="mt-6"),
        class_name="facet-name pb-8",
    )


def ladder_page(view: LadderView | Any, stand: Any = None, marks: Marks = PAPER) -> Element:
    """Choice and table. `stand` is the view's own rungs; the press names them, since they move on their own."""
    stand = view.rungs if stand is None else stand
    left = el.div(
        when(stand.unpicked != "", el.p(stand.unpicked, class_name="text-ui text-ink-2")),
        _way(view),
        class_name="flex flex-wrap items-center justify-between gap-x-8 gap-y-4 border-t border-rule pt-4",
    )
    full = group(_counted(view, stand), rungs(stand), left)
    return column(
        _title(view),
        el.div(
            choosing(view),
            el.div(when(view.empty != "", _nothing(view), full), class_name="min-w-0 lg:col-start-2"),
            class_name="grid gap-x-12 border-t-2 border-ink pt-4 lg:grid-cols-[14rem_minmax(0,1fr)]",
        ),
        bookmarking(marks, view.address),
    )
