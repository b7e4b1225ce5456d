"""The order of the answer: a list beside the columns, which never move."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, each, has, when
from verdicts.components.marks import key, stamp
from verdicts.components.unbroken import unbroken
from verdicts.views.weighing import JudgedView, PlaceView


def _judged(must: JudgedView | Any) -> Element:
    return el.li(
        el.span(must.must, class_name="min-w-0", dir="auto"),
        el.span(
            el.strong(must.word, class_name="font-semibold"),
            when(must.said != "", el.span(": ", must.said, dir="auto")),
            class_name="text-ink-2",
        ),
        data_state=must.state,
        class_name="judged",
    )


def _place(place: PlaceView | Any) -> Element:
    head = el.div(
        when(place.place != "", el.span(place.place, ". ", class_name="tabular-nums text-ink-2")),
        key(place.i, place.letter),
        el.strong(unbroken(place.name), class_name="min-w-0 font-semibold font-stretch-[86%]", dir="auto"),
        stamp(place.verdict, place.word, small=True),
        class_name="flex min-w-0 flex-wrap items-center gap-2",
    )
    figures = el.p(
        el.span(place.share, " ship"),
        when(place.mean != "", el.span("mean ", place.mean)),
        class_name="flex flex-wrap gap-x-4 text-ui tabular-nums",
    )
    return el.li(
        head,
        when(place.standing != "", el.p(place.standing, class_name="standing text-ui font-semibold")),
        figures,
        when(place.gap != "", el.p(place.gap, class_name="text-small text-ink-2")),
        when(has(place.musts), el.ul(each(place.musts, _judged), class_name="mt-1 grid gap-1 text-small")),
        class_name="place grid gap-1 py-3",
    )


def order(title: Any, places: list[PlaceView] | Any, note: Any) -> Element:
    """One order under its label; tools that nothing sets apart carry the same number."""
    return el.div(
        el.h2(title, class_name="pb-2 text-ui font-semibold"),
        el.ol(each(places, _place), class_name="list-none border-b border-rule"),
        when(note != "", el.p(note, class_name="pt-2 text-small text-ink-2"))
        if not isinstance(note, str) or note
        else None,
    )
