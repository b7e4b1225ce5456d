"""The ladder, overall and by category, and the categories."""

from __future__ import annotations

from verdicts.domain.rungs import Rung as Standing
from verdicts.domain.rungs import share
from verdicts.web.api.asking import Asking
from verdicts.web.api.asks import Ask, LadderAsk
from verdicts.web.api.problems import NOT_FOUND, Refused
from verdicts.web.api.shapes.votes import Categories, Category, Ladder, Rung
from verdicts.web.api.tallies import interval


def ladder(asking: Asking[LadderAsk]) -> Ladder:
    """One ladder."""
    category, catalogue = asking.ask.category, asking.catalogue
    if category is not None and category not in catalogue.categories:
        raise Refused(NOT_FOUND, "There is no such category; /api/v1/categories lists them.")
    found = asking.records.ladder(category or "")
    members = {card.slug for card in (catalogue.categories[category] if category else catalogue.ranked)}
    return Ladder(
        category=category,
        picks=found.picks,
        readers=found.readers,
        computed_at=found.at,
        demo_votes=asking.records.library.demo_votes(),
        items=[_rung(slug, rung) for slug, rung in found.rungs.items() if slug in members],
    )


def categories(asking: Asking[Ask]) -> Categories:
    """All categories."""
    sizes = asking.records.ladder_sizes()
    found = asking.catalogue.categories.items()
    return Categories(items=[Category(name=name, tools=len(cards), picks=sizes.get(name, 0)) for name, cards in found])


def _rung(slug: str, rung: Standing) -> Rung:
    return Rung(
        tool=slug,
        rank=rung.rank if rung.settled else None,
        settled=rung.settled,
        share=round(share(rung.strength), 4),
        interval=interval(share(rung.low), share(rung.high)),
        picks=rung.picks,
    )
