"""The sourced facts and prices of a tool."""

from __future__ import annotations

from verdicts.domain import tools as domain
from verdicts.web.api.asking import Asking
from verdicts.web.api.asks import Ask
from verdicts.web.api.shapes.base import Money
from verdicts.web.api.shapes.facts import Fact, Facts, Price, Prices


def facts(asking: Asking[Ask]) -> Facts:
    """Facts with their sources and months."""
    slug = asking.slug()
    return Facts(tool=slug, items=facts_of(asking.records.library.tools([slug])[0]))


def prices(asking: Asking[Ask]) -> Prices:
    """Prices with their sources and months."""
    slug = asking.slug()
    return Prices(tool=slug, items=prices_of(asking.records.library.tools([slug])[0]))


def facts_of(tool: domain.Tool) -> list[Fact]:
    """A tool's facts."""
    return [Fact.model_validate(fact.model_dump()) for fact in tool.facts]


def prices_of(tool: domain.Tool) -> list[Price]:
    """A tool's prices."""
    return [_price(row) for row in tool.prices]


def _price(row: domain.PriceRow) -> Price:
    return Price(
        meter=row.meter,
        plan=row.plan,
        price=Money(amount=row.amount, currency=row.currency),
        per=row.per,
        tier_from=row.tier_from,
        source=row.source,
        as_of=row.as_of,
    )
