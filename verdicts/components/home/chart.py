"""The field: every tool at the mean of its panel, one track a category."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, each, when
from verdicts.views.home import FieldChartView, FieldMarkView, FieldRowView, TickView


def _mark(mark: FieldMarkView | Any) -> Element:
    """With room a link with its name beside the mark; on a small screen the mark alone, named below."""
    name = el.span(el.span(mark.name, dir="auto"), class_name=f"field-name field-{mark.side}")
    spoken = el.span(mark.said, class_name="sr-only")
    cap = el.span(class_name=f"field-cap field-cap-{mark.verdict}")
    return el.li(
        el.a(cap, name, spoken, href=mark.href, class_name="field-link max-lg:hidden"),
        el.span(class_name=f"field-cap field-cap-{mark.verdict} lg:hidden", aria_hidden="true"),
        class_name="field-mark",
        style={"--at": mark.at, "--lane": mark.lane},
    )


def _named(mark: FieldMarkView | Any) -> Element:
    spoken = el.span(mark.said, class_name="sr-only")
    return el.li(
        el.a(mark.name, spoken, href=mark.href, class_name="hover:underline", dir="auto"), class_name="min-w-0"
    )


def _row(row: FieldRowView | Any) -> Element:
    title = el.h3(
        el.a(row.name, class_name="hover:underline", href=row.href, dir="auto"),
        " ",
        el.span(row.count, class_name="font-normal text-ink-2"),
        class_name="min-w-0 pt-2 text-ui font-semibold lg:py-2.5",
    )
    names = el.ul(each(row.marks, _named), class_name="comma-list pb-2 text-small text-ink-2 lg:hidden")
    more = el.p(el.a(row.more, href=row.href, class_name="link"), class_name="pb-2 text-small text-ink-2")
    track = el.div(
        el.ul(each(row.marks, _mark), class_name="field-track", style={"--lanes": row.lanes}),
        names,
        when(row.more != "", more),
        class_name="min-w-0",
    )
    look = "grid border-t border-rule lg:grid-cols-[var(--label)_minmax(0,1fr)] lg:gap-x-(--gap)"
    return el.div(title, track, class_name=look)


def _tick(tick: TickView | Any) -> Element:
    return el.span(tick.label, class_name=f"field-tick field-tick-{tick.side}", style={"--at": tick.at})


def field_key() -> Element:
    """What the three caps mean."""
    words = (("ship", "Ship"), ("split", "Split"), ("skip", "Skip"))
    caps = [
        el.span(el.span(class_name=f"field-cap field-cap-{kind}"), word, class_name="inline-flex items-center gap-2")
        for kind, word in words
    ]
    return el.p(*caps, class_name="flex gap-5 text-small", aria_hidden="true")


def field(view: FieldChartView | Any) -> Element:
    """Axis, tracks, and the way to what is not drawn."""
    sixty = el.span("60 ship line", class_name="field-tick font-semibold text-ink", style={"--at": view.line})
    axis = el.div(
        el.span(),
        el.div(each(view.ticks, _tick), sixty, class_name="relative h-6 text-micro text-ink-2"),
        class_name="grid lg:grid-cols-[var(--label)_minmax(0,1fr)] lg:gap-x-(--gap)",
        aria_hidden="true",
    )
    more = el.p(el.a(view.more, href="/tools", class_name="link text-ui"), class_name="border-t border-rule pt-3")
    return el.div(
        axis,
        each(view.rows, _row),
        when(view.more != "", more),
        style={"--line-at": view.line, "--step": view.step},
    )
