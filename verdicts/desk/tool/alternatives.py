"""Other tools of the category in panel order, each with the comparison it leads to."""

from __future__ import annotations

from verdicts.desk.catalogue import Catalogue
from verdicts.desk.drawing import bank
from verdicts.domain.cards import Card
from verdicts.domain.matchups import comparison_path
from verdicts.views.tool import AlternativeView

SHOWN = 8


def alternative_views(catalogue: Catalogue, card: Card) -> tuple[list[AlternativeView], int]:
    """Up to eight alternatives, and how many more there are."""
    found = catalogue.alternatives(card)
    return [_alternative(catalogue, card, other) for other in found[:SHOWN]], max(0, len(found) - SHOWN)


def _alternative(catalogue: Catalogue, card: Card, other: Card) -> AlternativeView:
    drawn = bank(dict(other.scores), catalogue.reviewers)
    return AlternativeView(
        href=f"/tools/{other.slug}",
        name=other.name,
        best_for=other.best_for,
        verdict=drawn.verdict,
        word=drawn.word,
        bank=drawn,
        compare_href=comparison_path([card.slug, other.slug]),
        compare_label=f"Compare {card.short_name} with {other.short_name}",
    )
