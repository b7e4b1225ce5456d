"""The column heads: one tool each, with ways to replace and remove it."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from verdicts.desk.catalogue import Catalogue
from verdicts.desk.drawing import bank, bench
from verdicts.desk.wording import entry_price, plural, source
from verdicts.domain.cards import Card
from verdicts.domain.matchups import comparison_path
from verdicts.domain.panels import PanelCount, count
from verdicts.domain.tools import Tool
from verdicts.views.comparison import HeadView
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


def head(catalogue: Catalogue, tools: Sequence[Tool], column: int, today: str) -> HeadView:
    """One tool's head in its column. `today` is YYYY-MM, for stale sources."""
    tool, others = tools[column], [other.slug for place, other in enumerate(tools) if place != column]
    scores = {take.reviewer: take.score for take in tool.panel}
    found, entry = count(scores.values()), tool.pricing.entry
    price, price_note = entry_price(tool.pricing.kind, entry)
    return HeadView(
        i=KEYS[column],
        letter=KEYS[column].upper(),
        slug=tool.slug,
        href=f"/tools/{tool.slug}",
        name=tool.name,
        short_name=tool.short_name,
        initial=tool.name[0],
        category=tool.category,
        category_href=category_path(tool.category),
        tagline=tool.tagline,
        retired=catalogue.cards[tool.slug].retired,
        bench=bench(scores, catalogue.reviewers, compact=len(tools) > 2),
        bank=bank(scores, catalogue.reviewers),
        share="–" if found.share is None else f"{found.share}%",
        share_note="no panel take yet" if not found.takes else f"{found.ship} of {plural(found.takes, 'reviewer')}",
        community="–",
        community_note="no community votes yet",
        price=price,
        price_note=price_note,
        verdict_line=verdict_line(found),
        pricing_summary=tool.pricing.summary,
        pricing_source=source(entry and entry.source, entry and entry.as_of, False, today),
        best_for=tool.best_for,
        licence=tool.license or (tool.licence_family or "").replace("proprietary", "Proprietary"),
        remove_href=comparison_path(others),
        others=others,
        replacements=offers(catalogue, [tool.slug], others),
    )
