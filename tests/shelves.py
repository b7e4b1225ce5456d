"""Catalogues in memory, without a database: generated tools as cards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from tests.generate import odd_tools, tools
from tests.vocabulary import REVIEWERS
from verdicts.desk.browse import listing_view
from verdicts.desk.browsing.facets import masks
from verdicts.desk.browsing.query import read
from verdicts.desk.browsing.result import result
from verdicts.desk.catalogue import Catalogue, Site
from verdicts.domain.cards import Card, CardPrice
from verdicts.domain.tools import Tool
from verdicts.views.listing import ListingView

SITE = Site("Verdicts", "https://verdicts.example")


def card(tool: Tool, **changes: object) -> Card:
    """A tool's card as the store makes it; some are known to be hostable, some not."""
    entry = tool.pricing.entry
    made = Card(
        slug=tool.slug,
        name=tool.name,
        short_name=tool.short_name,
        maker=tool.maker,
        category=tool.category,
        tagline=tool.tagline,
        best_for=tool.best_for,
        pricing_kind=tool.pricing.kind,
        entry=entry and CardPrice(entry.amount, entry.currency, entry.unit),
        licence_family=tool.licence_family,
        self_hostable={0: True, 1: False}.get(len(tool.name) % 4),
        published_on=tool.published_on,
        panel_on=tool.panel_on,
        scores=tuple((take.reviewer, take.score) for take in tool.panel),
        retired=False,
    )
    return replace(made, **changes)


def shelf(cards: Iterable[Card]) -> Catalogue:
    """A catalogue of those cards and the five reviewers."""
    return Catalogue(1, {one.slug: one for one in cards}, tuple(REVIEWERS))


@cache
def generated(many: int) -> Catalogue:
    """A catalogue of `many` generated tools, the odd ones, and one that is retired."""
    made = [card(tool) for tool in [*tools(many), *odd_tools()]]
    gone = replace(made[0], slug="gone-tool", name="Gone Xylograph", retired=True)
    return shelf([*made, gone])


def listing(catalogue: Catalogue, query: str = "") -> ListingView:
    """The listing at a query string."""
    return listing_view(catalogue, SITE, result(catalogue, read(query, masks(catalogue))))
