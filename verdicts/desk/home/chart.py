"""The field: every tool at the mean of its panel, by category, in lanes so that no two names collide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from verdicts.desk.catalogue import Catalogue
from verdicts.desk.comparison.heads import category_path
from verdicts.desk.wording import plural
from verdicts.domain.cards import Card
from verdicts.domain.panels import SHIP_LINE, count, half_up, mean
from verdicts.views.home import FieldChartView, FieldMarkView, FieldRowView, TickView

MOST_TOOLS, MOST_CATEGORIES = 8, 12
WIDTH, LETTER, PADDING, WIDEST, CAP = 770.0, 6.6, 14.0, 190.0, 8.0


@dataclass(frozen=True)
class _Axis:
    low: int
    high: int

    def at(self, value: Fraction | int) -> float:
        """Percent of the axis."""
        return float(value - self.low) / (self.high - self.low) * 100


def card_mean(card: Card) -> Fraction:
    """The mean of a panel; 0 without one."""
    return mean([score for _, score in card.scores]) or Fraction(0)


def chart_view(catalogue: Catalogue) -> FieldChartView:
    """At most twelve categories with eight tools each, the highest means first; no rows without a panel."""
    judged = {name: [c for c in tools if c.scores] for name, tools in catalogue.categories.items()}
    ranked = [(name, sorted(tools, key=card_mean, reverse=True)) for name, tools in judged.items() if tools]
    ranked.sort(key=lambda item: -card_mean(item[1][0]))
    shown = [(name, tools, tools[:MOST_TOOLS]) for name, tools in ranked[:MOST_CATEGORIES]]
    if not shown:
        return FieldChartView()
    axis = _axis([card_mean(card) for _, _, drawn in shown for card in drawn])
    rows = [_row(name, len(tools), drawn, axis) for name, tools, drawn in shown]
    hidden = len(ranked) - len(shown)
    more = f"and {plural(hidden, 'more category').replace('categorys', 'categories')}" if hidden else ""
    return FieldChartView(f"{axis.at(SHIP_LINE):.2f}", f"{1000 / (axis.high - axis.low):.4f}", _ticks(axis), rows, more)


def _ticks(axis: _Axis) -> list[TickView]:
    """Every ten points but the ship line; the first and the last label stay inside the axis."""
    ends = {axis.low: "start", axis.high: "end"}
    tens = (value for value in range(axis.low, axis.high + 1, 10) if value != SHIP_LINE)
    return [TickView(f"{axis.at(value):.2f}", str(value), ends.get(value, "middle")) for value in tens]


def _axis(means: Sequence[Fraction]) -> _Axis:
    """Tens around all means and the ship line, at least forty points wide."""
    low = int(min(*means, SHIP_LINE) - 5) // 10 * 10
    high = -(-int(max(*means, SHIP_LINE) + 6) // 10) * 10
    low, high = max(0, low), min(100, high)
    return _Axis(low, high) if high - low >= 40 else _Axis(max(0, high - 40), max(40, high))


def _row(name: str, count_all: int, drawn: Sequence[Card], axis: _Axis) -> FieldRowView:
    marks, lanes = _placed(sorted(drawn, key=card_mean), axis)
    hidden = count_all - len(drawn)
    more = f"and {hidden} more" if hidden else ""
    return FieldRowView(name, category_path(name), str(count_all), str(lanes), marks, more)


def _placed(tools: Sequence[Card], axis: _Axis) -> tuple[list[FieldMarkView], int]:
    """Each mark in the first lane where it and its name have room, the name to the right where it can be."""
    ends: list[float] = []
    marks: list[FieldMarkView] = []
    line = axis.at(SHIP_LINE) / 100 * WIDTH
    for place, card in enumerate(tools):
        x = axis.at(card_mean(card)) / 100 * WIDTH
        ahead = axis.at(card_mean(tools[place + 1])) / 100 * WIDTH if place + 1 < len(tools) else WIDTH + CAP
        lane, side, end = _room(x, ahead, _wide(card), ends, line)
        ends[lane : lane + 1] = [end]
        marks.append(_mark(card, axis, lane, side))
    return marks, max(1, len(ends))


def _wide(card: Card) -> float:
    return min(len(card.short_name) * LETTER + PADDING, WIDEST)


def _room(x: float, ahead: float, wide: float, ends: list[float], line: float) -> tuple[int, str, float]:
    """Lane, side of the name and where the mark's stretch ends."""
    crosses, fits = x < line < x + wide, x + wide <= WIDTH + CAP
    for lane, end in enumerate([*ends, -WIDTH]):
        clear = x - CAP >= end
        if clear and fits and not crosses and x + wide < ahead - 6:
            return lane, "right", x + wide
        if x - wide >= max(end, 0.0):
            return lane, "left", x + CAP
        if clear and fits:
            return lane, "right", x + wide
    return len(ends), "left", x + CAP


def _mark(card: Card, axis: _Axis, lane: int, side: str) -> FieldMarkView:
    word = count(score for _, score in card.scores).verdict
    said = f", panel mean {half_up(card_mean(card))}, {word}"
    at = f"{axis.at(card_mean(card)):.2f}"
    return FieldMarkView(f"/tools/{card.slug}", card.short_name, at, str(lane), side, word, said)
