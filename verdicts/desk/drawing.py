"""Geometry of drawn panels: bars on the ship line, in fixed reviewer order, as SVG paths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from verdicts.domain.panels import SHIP_LINE, count, verdict_of
from verdicts.domain.reviewers import Reviewer
from verdicts.views.parts import BarView, PanelView, ReviewerView

_GLYPHS = {
    "builder": "M1 9h6v6H1zM9 9h6v6H9zM5 1h6v6H5z",
    "skeptic": "M8 15 .8 2h14.4z",
    "futurist": "M1 2l6 6-6 6zM8 2l6.5 6L8 14z",
    "founder": "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zM5.5 5.5v5h5v-5z",
    "creator": "M1 15V8a7 7 0 0 1 7-7h7v7a7 7 0 0 1-7 7z",
}
TINTS = {
    "blue": "text-builder",
    "brown": "text-skeptic",
    "green": "text-futurist",
    "violet": "text-founder",
    "rose": "text-creator",
}
_DEEP = 77
WORDS = {"ship": "Ship", "skip": "Skip", "split": "Split", "none": "No take"}


def reviewer_view(reviewer: Reviewer) -> ReviewerView:
    """A reviewer's mark: a known glyph, or initials; in one of the five accents, or in neutral ink."""
    glyph = _GLYPHS.get(reviewer.key, "")
    initials = "" if glyph else "".join(word[0] for word in reviewer.name.split()[:2]).upper()
    tint = f"text-{reviewer.key}" if glyph else TINTS.get(reviewer.accent, "text-ink-2")
    return ReviewerView(reviewer.key, reviewer.name, reviewer.question, glyph, initials, tint)


def spoken(scores: Mapping[str, int], reviewers: Sequence[Reviewer]) -> str:
    """The panel in words, for screen readers."""
    return ", ".join(f"{r.name} {scores[r.key]}" if r.key in scores else f"{r.name} no take" for r in reviewers)


def dot(x: float, y: float, r: float) -> str:
    """A filled circle as a path."""
    return f"M{x - r:g} {y:g}a{r:g} {r:g} 0 1 0 {2 * r:g} 0 {r:g} {r:g} 0 1 0-{2 * r:g} 0z"


def bank(scores: Mapping[str, int], reviewers: Sequence[Reviewer]) -> PanelView:
    """The panel in a row, 30 px high; a bar is never thinner than 3 px."""
    high, wide, gap, stroke = 30, 8, 3, 1.5
    width = 6 + len(reviewers) * (wide + gap) - gap

    def level(score: int) -> float:
        return round((95 - min(95, max(30, score))) * (high - 2) / 65 + 1, 1)

    line = level(SHIP_LINE)

    def bar(place: int, reviewer: Reviewer) -> BarView:
        x, score = 3 + place * (wide + gap), scores.get(reviewer.key)
        if score is None:
            return BarView("none", dot(x + wide / 2, line, stroke + 0.5))
        if verdict_of(score) == "ship":
            return BarView("ship", f"M{x} {min(level(score), line - 3):.1f}h{wide}V{line}h-{wide}z")
        drop = max(2.5 * stroke, level(score) - line - stroke / 2)
        return BarView("skip", f"M{x + stroke / 2:g} {line}h{wide - stroke:g}v{drop:.1f}h-{wide - stroke:g}z")

    bars = [bar(place, reviewer) for place, reviewer in enumerate(reviewers)]
    return _panel("bank", scores, reviewers, width, high, f"M0 {line - stroke / 2:g}h{width}v{stroke}H0z", bars)


def bench(scores: Mapping[str, int], reviewers: Sequence[Reviewer], compact: bool = False) -> PanelView:
    """The panel drawn large: scores printed on one linear scale, the line 44 px down, marks under it."""
    wide, gap = (22, 5) if compact else (26, 6)
    line, high = 44, 102
    width = len(reviewers) * (wide + gap) - gap

    def level(score: int) -> float:
        return (100 - score) * 0.95 + 6

    def bar(place: int, reviewer: Reviewer) -> BarView:
        x, score, mark = place * (wide + gap), scores.get(reviewer.key), reviewer_view(reviewer)
        at = f"translate({x + wide / 2 - 4.5:g} 92) scale(.5625)"
        middle = f"{x + wide / 2:g}"
        if score is None:
            return BarView("none", dot(x + wide / 2, line, 3), middle, "", "", mark.glyph, at, mark.initials)
        d, y = _bench_bar(x, wide, line, level(score), verdict_of(score) == "ship")
        return BarView(verdict_of(score), d, middle, f"{y:.1f}", str(score), mark.glyph, at, mark.initials)

    bars = [bar(place, reviewer) for place, reviewer in enumerate(reviewers)]
    shape = "bench bench-c" if compact else "bench"
    return _panel(shape, scores, reviewers, width, high, f"M0 {line - 1}h{width}v2H0z", bars)


def _bench_bar(x: int, wide: int, line: int, level: float, ship: bool) -> tuple[str, float]:
    if ship:
        top = min(level, line - 3)
        return f"M{x} {top:.1f}h{wide}V{line}h-{wide}z", top - 4
    foot = max(level, line + 4)
    within = min(foot - 4, 88)  # the score of a bar that hangs deep stands in it: below it is the reviewer's mark
    below = foot + 12 if foot <= _DEEP else within
    return f"M{x + 0.75:g} {line + 1}h{wide - 1.5:g}V{foot:.1f}h-{wide - 1.5:g}z", below


def _panel(
    shape: str,
    scores: Mapping[str, int],
    reviewers: Sequence[Reviewer],
    width: int,
    high: int,
    line: str,
    bars: list[BarView],
) -> PanelView:
    word = count(scores.values()).verdict
    label, box = spoken(scores, reviewers), f"0 0 {width} {high}"
    return PanelView(shape, word, WORDS[word], label, str(width), str(high), box, line, bars)
