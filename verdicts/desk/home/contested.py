"""Contested matchups of two: readers have voted enough, and still it is too close to call."""

from __future__ import annotations

from collections.abc import Mapping

from verdicts.desk.catalogue import Catalogue
from verdicts.desk.tallying import split_view
from verdicts.domain.matchups import comparison_path, split_matchup
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


def contest_view(split: Split, names: Mapping[str, str], before: Split | None = None) -> ContestView:
    """A contested matchup of two; `names` as for a split. ValueError where there are no two shares to show."""
    shown = split_view(split, comparison_path(names), names, before)
    if shown.kind != "full" or len(names) != 2:
        raise ValueError("a contest has two tools and enough votes for shares")
    left, right = shown.sides
    call = "one side leads" if split.settled else "too close to call"
    return ContestView(
        version=split.version,
        href=shown.topic,
        left=left.name,
        right=right.name,
        left_share=left.share,
        right_share=right.share,
        at=shown.at,
        note=f"{shown.count}, {call}",
        spoken=shown.spoken,
        moved=shown.moved,
    )
