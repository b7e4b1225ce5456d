"""Drawn verdicts: bench and bank stand on the ship line, the fader is a distance from it. Geometry comes ready."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, each, when
from verdicts.components.marks import stamp
from verdicts.views.parts import BarView, PanelView


def _bank_bar(bar: BarView | Any) -> Element:
    ship = el.path(d=bar.d, fill="var(--ship)")
    skip = el.path(d=bar.d, fill="none", stroke="var(--skip)", stroke_width="1.5")
    return when(bar.kind == "ship", ship, when(bar.kind == "skip", skip, el.path(d=bar.d, fill="var(--edge)")))


def bank(panel: PanelView | Any, class_name: str = "flex-none") -> Element:
    """The panel in a row: 30 px high, reviewers in fixed order, a dot where there is no take."""
    return el.svg(
        each(panel.bars, _bank_bar),
        el.path(d=panel.line, fill="var(--ink)"),
        class_name=class_name,
        width=panel.width,
        height=panel.height,
        view_box=panel.box,
        role="img",
        aria_label=panel.label,
    )


def bars(frame: Any, drawn: Any) -> Element:
    """The same where many stand under each other: a path a kind of bar, inside the one `box` of the whole page."""
    return el.svg(
        el.path(d=drawn.ship, fill="var(--ship)"),
        el.path(d=drawn.skip, fill="none", stroke="var(--skip)", stroke_width="1.5"),
        el.path(d=drawn.none, fill="var(--edge)"),
        el.path(d=frame.line, fill="var(--ink)"),
        class_name="flex-none",
        width=frame.width,
        height=frame.height,
        view_box=frame.box,
        role="img",
        aria_label=drawn.label,
    )


def _bench_glyph(bar: BarView | Any) -> Element:
    glyph = el.g(el.path(d=bar.glyph, fill_rule="evenodd"), transform=bar.glyph_at, fill="var(--ink-3)")
    letters = el.text(bar.initials, x=bar.x, y="101", fill="var(--ink-3)", font_size="10")
    return when(bar.glyph != "", glyph, letters)


def _bench_bar(bar: BarView | Any) -> Element:
    score = el.text(bar.score, x=bar.x, y=bar.y)
    return el.g(_bank_bar(bar), when(bar.kind != "none", score), _bench_glyph(bar))


def bench(panel: PanelView | Any) -> Element:
    """Stamp and reviewers on one ship line, scores printed."""
    drawing = el.svg(
        each(panel.bars, _bench_bar),
        el.path(d=panel.line),
        class_name="relative max-w-full overflow-visible",
        width=panel.width,
        height=panel.height,
        view_box=panel.box,
        role="img",
        aria_label=panel.label,
        font_size="12",
        font_weight="600",
        text_anchor="middle",
        fill="var(--ink)",
    )
    words = (el.span("Panel verdict: ", class_name="sr-only"), stamp(panel.verdict, panel.word), drawing)
    return el.div(el.div(*words, class_name=f"{panel.shape} bench-{panel.verdict}"), class_name="bench-box")


def fader(verdict: Any, score: Any) -> Element:
    """A score as its distance from 60; `verdict` none draws the dotted track."""
    bar = el.span(el.i(), class_name=f"fader fader-{verdict}", style={"--s": score}, aria_hidden="true")
    return when(verdict != "none", bar, el.span(class_name="fader fader-none", aria_hidden="true"))
