"""The hero figure: one real panel drawn large, for any number of reviewers and any scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from verdicts.desk.catalogue import Catalogue
from verdicts.desk.dates import short_day
from verdicts.desk.drawing import WORDS, dot, spoken
from verdicts.desk.wording import small_number
from verdicts.domain.cards import Card
from verdicts.domain.panels import SHIP_LINE, count, verdict_of
from verdicts.domain.reviewers import Reviewer
from verdicts.views.home import LegendBarView, LegendView

WIDTH, LEFT, RIGHT = 470, 92, 442
TALLEST, UNIT, THIN = 120.0, 1.9, 5.0
_STAMP, _LETTERS, _LETTER = 34, 26.0, 8.4


@dataclass(frozen=True)
class _Scale:
    """Where the line is, how high a point is, and the room that letters need above and below."""

    line: float
    unit: float
    high: float


def legend_card(catalogue: Catalogue) -> Card | None:
    """The newest tool whose panel is full and divided, else divided, else any."""
    judged = sorted((card for card in catalogue.ranked if card.scores), key=lambda card: card.slug)
    judged.sort(key=lambda card: card.panel_on or date.min, reverse=True)
    everyone = len(catalogue.reviewers)
    divided = [card for card in judged if _divided(card)]
    telling = [card for card in divided if len(card.scores) == everyone]
    return next(iter(telling or divided or judged), None)


def _divided(card: Card) -> bool:
    found = count(score for _, score in card.scores)
    return found.ship > 0 and found.skip > 0


def legend_view(catalogue: Catalogue, today: date) -> LegendView:
    """The figure; an empty view when there is no panel yet."""
    card = legend_card(catalogue)
    return _drawn(card, catalogue.reviewers, today) if card else LegendView()


def _drawn(card: Card, reviewers: Sequence[Reviewer], today: date) -> LegendView:
    scores, found = dict(card.scores), count(score for _, score in card.scores)
    scale, word = _scale(list(scores.values())), WORDS[found.verdict]
    stamp_d, stamp_y = _stamp(found.verdict, scale.line)
    return LegendView(
        href=f"/tools/{card.slug}",
        title=f"{card.short_name}, judged {short_day(card.panel_on, today)}",
        tally=f"{found.ship} ship / {found.skip} skip",
        label=f"Panel verdict {word}: {spoken(scores, reviewers)}. The line stands at {SHIP_LINE}.",
        said=_said(len(reviewers)),
        box=f"0 0 {WIDTH} {scale.high:.0f}",
        verdict=found.verdict,
        word=word,
        stamp_d=stamp_d,
        stamp_y=stamp_y,
        line=f"M0 {scale.line - 1:.1f}h{RIGHT}v2H0z",
        sixty_y=f"{scale.line + 5:.1f}",
        bars=_bars(scores, reviewers, scale),
    )


def _stamp(verdict: str, line: float) -> tuple[str, str]:
    """The stamp's box on, under or across the line, and where its word stands."""
    top = {"ship": line - _STAMP, "skip": line + 1}.get(verdict, line - _STAMP / 2)
    tall = _STAMP - 2 if verdict == "skip" else _STAMP
    return f"M10 {top:.1f}h66v{tall}H10z", f"{top + 23:.1f}"


def _said(many: int) -> str:
    who = "One reviewer" if many == 1 else f"{small_number(many).capitalize()} reviewers"
    return f"{who}, one line. Solid above it ships; hollow below it skips. A dot on the line gave no take."


def _scale(scores: Sequence[int]) -> _Scale:
    """A linear scale on which the highest and the lowest bar and their letters have room."""
    above, below = max(0, max(scores) - SHIP_LINE), max(0, SHIP_LINE - min(scores))
    unit = min(UNIT, TALLEST / max(1, above + below))
    up = max(above * unit + _LETTERS, _STAMP + 4.0, _LETTERS + 4)
    down = max(below * unit + _LETTERS, _STAMP + 4.0, _LETTERS + 4)
    return _Scale(up, unit, up + down)


def _bars(scores: Mapping[str, int], reviewers: Sequence[Reviewer], scale: _Scale) -> list[LegendBarView]:
    slot = (RIGHT - LEFT) / max(5, len(reviewers))
    return [_bar(LEFT + place * slot, slot, one, scores.get(one.key), scale) for place, one in enumerate(reviewers)]


def _bar(x: float, slot: float, reviewer: Reviewer, score: int | None, scale: _Scale) -> LegendBarView:
    wide, line = slot * 58 / 70, scale.line
    middle, name = f"{x + wide / 2:.1f}", _fitting(reviewer.name, slot)
    if score is None:
        return LegendBarView("none", dot(x + wide / 2, line, 4), middle, "", "", name, f"{line + 20:.1f}")
    tall = max(THIN, abs(score - SHIP_LINE) * scale.unit)
    if verdict_of(score) == "ship":
        d = f"M{x:.1f} {line - tall:.1f}h{wide:.1f}v{tall:.1f}h-{wide:.1f}z"
        return LegendBarView("ship", d, middle, f"{line - tall - 7:.1f}", str(score), name, f"{line + 20:.1f}")
    d = f"M{x + 1:.1f} {line + 1:.1f}h{wide - 2:.1f}v{tall:.1f}h-{wide - 2:.1f}z"
    return LegendBarView("skip", d, middle, f"{line + tall + 20:.1f}", str(score), name, f"{line - 8:.1f}")


def _fitting(name: str, slot: float) -> str:
    """A name cut to its slot at the larger letters of a phone."""
    room = int(slot / _LETTER)
    return name if len(name) <= room else name[: max(1, room - 1)] + "…"
