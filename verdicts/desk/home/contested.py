"""Contested matchups of two: readers have voted enough, and still it is too close to call."""

from __future__ import annotations

from collections.abc import Mapping

from verdicts.desk.catalogue import Catalogue
from verdicts.desk.tallying import contest_view
from verdicts.domain.matchups import split_matchup
from verdicts.domain.tallies import Split
from verdicts.views.tally import ContestView

MOST_CONTESTS = 5


def contested(catalogue: Catalogue, splits: Mapping[str, Split]) -> list[str]:
    """Slugs of the contested matchups of two listed tools, nearest to the middle first, then the most voted."""
    listed = {card.slug for card in catalogue.ranked}
    close = [slug for slug, split in splits.items() if split.contested and _a_pair_of(listed, slug)]
    return sorted(close, key=lambda slug: (splits[slug].gap, -splits[slug].count, slug))[:MOST_CONTESTS]


def _a_pair_of(listed: set[str], slug: str) -> bool:
    slugs = split_matchup(slug)
    return len(slugs) == 2 and listed.issuperset(slugs)


def contest_of(catalogue: Catalogue, slug: str, split: Split, before: Split | None = None) -> ContestView:
    """One contested matchup as the home page shows it."""
    return contest_view(split, {each: catalogue.cards[each].short_name for each in split_matchup(slug)}, before)


def contest_views(catalogue: Catalogue, splits: Mapping[str, Split]) -> list[ContestView]:
    """All that the home page shows."""
    return [contest_of(catalogue, slug, splits[slug]) for slug in contested(catalogue, splits)]
