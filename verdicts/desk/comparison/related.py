"""Other comparisons worth reading from here: the same job first, then across."""

from __future__ import annotations

from collections.abc import Sequence

from verdicts.desk.catalogue import Catalogue
from verdicts.desk.drawing import bank
from verdicts.domain.cards import Card
from verdicts.domain.matchups import comparison_path, matchup_slug
from verdicts.views.comparison import RelatedView

_SHOWN = 4


def related_view(catalogue: Catalogue, left: Card, right: Card) -> RelatedView:
    """A link to a two-tool comparison with both panels drawn."""
    first, second = sorted((left, right), key=lambda card: card.slug)
    note = first.category if first.category == second.category else "Across categories"
    drawn = [bank(dict(card.scores), catalogue.reviewers) for card in (first, second)]
    return RelatedView(comparison_path([first.slug, second.slug]), first.short_name, second.short_name, note, *drawn)


def related(catalogue: Catalogue, slugs: Sequence[str]) -> list[RelatedView]:
    """Up to four pairs that take one tool of this page further; never this page itself."""
    here, found = matchup_slug(slugs), dict[str, tuple[Card, Card]]()
    mine = [catalogue.cards[slug] for slug in slugs]
    rows = [[(card, other) for other in catalogue.alternatives(card)] for card in mine]
    rows += [[(card, other) for other in catalogue.ranked if other.slug not in slugs] for card in mine]
    for place in range(_SHOWN):
        for row in rows:
            if place < len(row):
                found.setdefault(matchup_slug([row[place][0].slug, row[place][1].slug]), row[place])
    found.pop(here, None)
    alike = sorted(found.values(), key=lambda pair: pair[0].category != pair[1].category)
    return [related_view(catalogue, *pair) for pair in alike[:_SHOWN]]
