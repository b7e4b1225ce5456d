"""Pairs to start from: the two best of a category, and those the panel finds hardest to tell apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from verdicts.desk.catalogue import Catalogue
from verdicts.desk.comparison.heads import category_path
from verdicts.desk.comparison.related import related_view
from verdicts.desk.wording import plural, points
from verdicts.domain.cards import Card
from verdicts.domain.matchups import comparison_path
from verdicts.domain.panels import mean
from verdicts.views.comparison import RelatedView
from verdicts.views.parts import LinkView
from verdicts.views.picker import CategoryPairsView

_ASKED, _CLOSE, _REACH, _CATEGORIES, _PAIRS = 4, 5, 3, 24, 4
Pair = tuple[Card, Card]


def asked_pairs(catalogue: Catalogue) -> list[LinkView]:
    """The two best of a category, larger categories first."""
    wide = sorted(catalogue.categories.values(), key=lambda tools: -len(tools))
    return [pair_link(tools[0], tools[1], "or") for tools in wide[:_ASKED] if len(tools) > 1]


def pair_link(left: Card, right: Card, between: str) -> LinkView:
    """A link to a two-tool comparison, named in the order of its columns."""
    first, second = sorted((left, right), key=lambda card: card.slug)
    label = f"{first.short_name} {between} {second.short_name}"
    return LinkView(label, comparison_path([first.slug, second.slug]))


def gap(left: Card, right: Card) -> tuple[Fraction, int] | None:
    """Points between the means of the reviewers that both share, and how many those are; None under two."""
    mine, other = dict(left.scores), dict(right.scores)
    shared = [key for key in mine if key in other]
    if len(shared) < 2:
        return None
    return abs(mean([mine[key] - other[key] for key in shared]) or Fraction(0)), len(shared)


def _near(tools: list[Card]) -> Iterator[tuple[Fraction, int, Pair]]:
    """Neighbours by panel mean with their gap; a few places apart suffice, so this stays linear."""
    judged = sorted((card for card in tools if card.scores), key=lambda card: mean([s for _, s in card.scores]) or 0)
    for place, card in enumerate(judged):
        for other in judged[place + 1 : place + 1 + _REACH]:
            if found := gap(card, other):
                yield *found, (card, other)


def closest_in(tools: list[Card]) -> list[tuple[Fraction, int, Pair]]:
    """Pairs of a category, nearest first."""
    return sorted(_near(tools), key=lambda found: (found[0], -found[1], found[2][0].slug, found[2][1].slug))


def close_calls(catalogue: Catalogue) -> list[RelatedView]:
    """The nearest pairs over all categories, one a category before any second one."""
    rows = [closest_in(tools)[:_CLOSE] for tools in catalogue.categories.values()]
    found = sorted(
        (place, *pair[:2], place_of, pair[2])
        for place_of, row in enumerate(rows)
        for place, pair in enumerate(row)
    )  # fmt: skip
    return [_close_call(catalogue, apart, shared, pair) for _, apart, shared, _, pair in found[:_CLOSE]]


def _close_call(catalogue: Catalogue, apart: Fraction, shared: int, pair: Pair) -> RelatedView:
    said = f"{points(apart)} apart" if apart else "Level"
    return replace(related_view(catalogue, *pair), note=f"{said}, {shared} reviewers")


def category_pairs(catalogue: Catalogue) -> list[CategoryPairsView]:
    """Categories with up to four pairs each, larger categories first."""
    wide = sorted(catalogue.categories.items(), key=lambda item: (-len(item[1]), item[0].casefold()))
    return [_category(name, tools) for name, tools in wide[:_CATEGORIES]]


def _category(name: str, tools: list[Card]) -> CategoryPairsView:
    pairs = [pair_link(left, right, "vs") for left, right in _leading(tools)]
    return CategoryPairsView(name, category_path(name), plural(len(tools), "tool"), pairs)


def _leading(tools: list[Card]) -> list[Pair]:
    """The first three of the panel order against each other, then the first against the fourth."""
    places = [(0, 1), (0, 2), (1, 2), (0, 3)]
    return [(tools[i], tools[j]) for i, j in places if j < len(tools)][:_PAIRS]
