"""Tools: all, filtered, and one."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from verdicts.domain.cards import Card
from verdicts.domain.panels import count, half_up, mean
from verdicts.domain.tools import Tool as Whole
from verdicts.web.api.asking import Asking
from verdicts.web.api.asks import Ask, ToolsAsk
from verdicts.web.api.shapes.tool import (
    EntryPrice,
    PanelFigures,
    SourcedEntry,
    Tool,
    ToolHead,
    ToolItem,
    ToolLinks,
    ToolList,
)


def tools(asking: Asking[ToolsAsk]) -> ToolList:
    """Every tool, retired ones too, by slug; or those that the filters leave."""
    ask = asking.ask
    found = [card for _, card in sorted(asking.catalogue.cards.items()) if _is_among(card, ask)]
    last = asking.after(ask)
    rest = [card for card in found if card.slug > last]
    page, more = rest[: ask.limit], len(rest) > ask.limit
    return ToolList(
        total=len(found),
        items=[item(asking, card) for card in page],
        next=asking.next(ask, page[-1].slug) if more else None,
    )


def tool(asking: Asking[Ask]) -> Tool:
    """One tool."""
    slug = asking.slug()
    return whole(asking, asking.catalogue.cards[slug], asking.records.library.tools([slug])[0])


def _is_among(card: Card, ask: ToolsAsk) -> bool:
    return (
        ask.category in (None, card.category)
        and ask.licence_family in (None, card.licence_family)
        and ask.retired in (None, card.retired)
        and ask.verdict in (None, count(score for _, score in card.scores).verdict)
    )


def figures(scores: Sequence[int], sample: bool) -> PanelFigures:
    """What scores add up to."""
    found, average = count(scores), mean(scores)
    return PanelFigures(
        verdict=found.verdict,
        ship=found.ship,
        skip=found.skip,
        share=found.share,
        mean=None if average is None else rounded(average),
        sample=sample,
    )


def rounded(average: Fraction) -> float:
    """A mean as it is shown: one decimal, half up."""
    return float(half_up(average, 1))


def item(asking: Asking[ToolsAsk], card: Card) -> ToolItem:
    """A tool as lists have it."""
    entry = card.entry
    price = entry and EntryPrice(amount=entry.amount, currency=entry.currency, unit=entry.unit)
    return ToolItem(**dict(_head(asking, card)), entry_price=price)


def _head(asking: Asking[Any], card: Card) -> ToolHead:
    return ToolHead(
        slug=card.slug,
        name=card.name,
        short_name=card.short_name,
        maker=card.maker,
        category=card.category,
        tagline=card.tagline,
        best_for=card.best_for,
        pricing_kind=card.pricing_kind,  # type: ignore[arg-type] - the database holds no other
        licence_family=card.licence_family,
        self_hostable=card.self_hostable,
        published_on=card.published_on,
        panel_on=card.panel_on,
        retired=card.retired,
        panel=figures([score for _, score in card.scores], card.slug in _sampled(asking)),
        page=asking.address(f"/tools/{card.slug}"),
    )


def _sampled(asking: Asking[Any]) -> frozenset[str]:
    return asking.records.sampled(asking.catalogue.revision)


def whole(asking: Asking[Ask], card: Card, tool: Whole) -> Tool:
    """One tool with what its card does not know."""
    entry = tool.pricing.entry
    return Tool(
        **dict(_head(asking, card)),
        entry_price=entry and SourcedEntry.model_validate(entry.model_dump()),
        description=tool.description,
        pricing_summary=tool.pricing.summary,
        licence=tool.license,
        links=ToolLinks(**tool.links.model_dump()),
    )
