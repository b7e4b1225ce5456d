"""The column heads: one tool each, with ways to replace and remove it."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from verdicts.desk.catalogue import Catalogue
from verdicts.desk.drawing import bank, bench
from verdicts.desk.sourcing import entry_source, licence_source
from verdicts.desk.wording import entry_price, plural
from verdicts.domain.cards import Card
from verdicts.domain.matchups import comparison_path
from verdicts.domain.panels import PanelCount, count
from verdicts.domain.tools import Tool
from verdicts.views.comparison import FiguresView, HeadView, SwapView
from verdicts.views.parts import ChoiceView

KEYS = "abcd"
_OFFERED = 8


def verdict_line(found: PanelCount) -> str:
    """The panel verdict in words: Ship · 4 ship / 0 skip."""
    if not found.takes:
        return "No panel take yet"
    return f"{found.verdict.title()} · {found.ship} ship / {found.skip} skip"


def category_path(category: str) -> str:
    """The catalogue, filtered by one category."""
    return f"/tools?category={quote(category, safe='')}"


def choice(card: Card, others: Sequence[str]) -> ChoiceView:
    """A tool offered beside `others`, with the comparison it leads to."""
    return ChoiceView(card.slug, card.name, card.category, comparison_path([*others, card.slug]))


def offers(catalogue: Catalogue, near: Sequence[str], others: Sequence[str]) -> list[ChoiceView]:
    """Tools of the categories of `near` that are not on the page, in panel order, then the best of the rest."""
    taken = {*near, *others}
    alike = [card for slug in near for card in catalogue.alternatives(catalogue.cards[slug], taken)]
    pool = dict.fromkeys(card.slug for card in [*alike, *catalogue.ranked[: _OFFERED + 4]] if card.slug not in taken)
    return [choice(catalogue.cards[slug], others) for slug in list(pool)[:_OFFERED]]


def figures(tool: Tool) -> FiguresView:
    """Panel ship share and entry price with their notes."""
    found = count(take.score for take in tool.panel)
    return FiguresView(
        "–" if found.share is None else f"{found.share}%",
        f"{found.ship} of {plural(found.takes, 'reviewer')}" if found.takes else "no panel take yet",
        *entry_price(tool.pricing.kind, tool.pricing.entry),
    )


def _swap(catalogue: Catalogue, tools: Sequence[Tool], column: int) -> SwapView:
    others = [other.slug for place, other in enumerate(tools) if place != column]
    return SwapView(others, comparison_path(others), offers(catalogue, [tools[column].slug], others))


def licence(tool: Tool) -> str:
    """The licence as found, else its family, else "" where nothing was sourced."""
    return tool.license or (tool.licence_family or "").replace("proprietary", "Proprietary")


def head(catalogue: Catalogue, tools: Sequence[Tool], column: int, today: str) -> HeadView:
    """One tool's head in its column. `today` is YYYY-MM, for stale sources."""
    tool, key = tools[column], KEYS[column]
    scores = {take.reviewer: take.score for take in tool.panel}
    return HeadView(
        *(key, key.upper(), tool.slug, f"/tools/{tool.slug}", tool.name, tool.short_name, tool.name[0]),
        *(tool.category, category_path(tool.category), tool.tagline, catalogue.cards[tool.slug].retired),
        bench=bench(scores, catalogue.reviewers, compact=len(tools) > 2),
        bank=bank(scores, catalogue.reviewers),
        figures=figures(tool),
        verdict_line=verdict_line(count(scores.values())),
        pricing_summary=tool.pricing.summary,
        pricing_source=entry_source(tool, today),
        best_for=tool.best_for,
        licence=licence(tool),
        licence_source=licence_source(tool, today),
        swap=_swap(catalogue, tools, column),
    )
