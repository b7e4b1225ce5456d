"""The hero figure: one real verdict, drawn large and labelled."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, each, when
from verdicts.views.home import LegendBarView, LegendView


def _bar(bar: LegendBarView | Any) -> Element:
    ship = el.path(d=bar.d, fill="var(--ship)")
    skip = el.path(d=bar.d, fill="none", stroke="var(--skip)", stroke_width="2")
    drawn = when(bar.kind == "ship", ship, when(bar.kind == "skip", skip, el.path(d=bar.d, fill="var(--edge)")))
    name = el.text(bar.name, x=bar.x, y=bar.name_y, fill="var(--ink-2)", class_name="legend-name")
    score = el.text(bar.score, x=bar.x, y=bar.y, class_name="legend-score")
    return el.g(drawn, when(bar.kind != "none", score), name)


def _stamp(view: LegendView | Any) -> Element:
    ship = el.path(d=view.stamp_d, fill="var(--ship)")
    skip = el.path(d=view.stamp_d, fill="none", stroke="var(--skip)", stroke_width="2")
    split = el.path(d=view.stamp_d, fill="var(--split-wash)")
    word = el.text(view.word, x="43", y=view.stamp_y, class_name=f"legend-word legend-{view.verdict}")
    return el.g(when(view.verdict == "ship", ship, when(view.verdict == "skip", skip, split)), word)


def legend(view: LegendView | Any) -> Element:
    """Who said what about the newest telling tool, and how to read the drawing."""
    drawing = el.svg(
        el.path(d=view.line),
        _stamp(view),
        each(view.bars, _bar),
        el.text("60", x="447", y=view.sixty_y, text_anchor="start", class_name="legend-sixty"),
        class_name="h-auto w-full",
        view_box=view.box,
        role="img",
        aria_label=view.label,
        font_size="12.5",
        text_anchor="middle",
        fill="var(--ink)",
    )
    caption = el.figcaption(
        el.a(view.title, href=view.href, class_name="min-w-0 text-ui font-semibold hover:underline", dir="auto"),
        el.span(view.tally, class_name="flex-none text-ink-2"),
        class_name="mb-1 flex items-baseline justify-between gap-4 text-small",
    )
    return el.figure(
        caption,
        drawing,
        el.p(view.said, class_name="mt-1 text-small text-ink-2"),
        class_name="min-w-0 max-w-[34rem] max-lg:order-last max-lg:mt-12",
    )
