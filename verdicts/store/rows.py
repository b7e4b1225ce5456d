"""Tools as rows and rows as tools. Reading trusts the tables' rules, so a page never fails on one odd row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row

from verdicts.domain.revisions import Editor
from verdicts.domain.tools import Claim, Drafting, Entry, Fact, Links, PriceRow, Pricing, Take, Tool

Cells = dict[str, Any]
_CLAIMS = TypeAdapter(tuple[Claim, ...])
_PLAIN = ("slug", "name", "short_name", "maker", "tagline", "category", "description", "best_for")
_LATE = ("license", "licence_family", "published_on", "panel_on")
_FACT = ("label", "value", "unit", "source", "as_of", "dated", "kind")
_PRICE = ("meter", "plan", "amount", "currency", "per", "tier_from", "source", "as_of")


def tool_cells(tool: Tool, by: Editor) -> Cells:
    """The row of `tool` itself."""
    entry = tool.pricing.entry
    return {
        **{name: getattr(tool, name) for name in _PLAIN + _LATE},
        **{f"entry_{name}": getattr(entry, name, None) for name in Entry.model_fields},
        **{name: getattr(tool.links, name) for name in Links.model_fields},
        "pricing_kind": tool.pricing.kind,
        "pricing_summary": tool.pricing.summary,
        "edited_by": by,
    }


def fact_cells(tool: Tool, tool_id: int) -> list[Cells]:
    """The rows of its facts, in file order."""
    return _numbered(tool_id, ({name: getattr(fact, name) for name in _FACT} for fact in tool.facts))


def price_cells(tool: Tool, tool_id: int) -> list[Cells]:
    """The rows of its prices, in file order."""
    return _numbered(tool_id, ({name: getattr(price, name) for name in _PRICE} for price in tool.prices))


def take_cells(tool: Tool, tool_id: int, reviewer_ids: Mapping[str, int]) -> list[Cells]:
    """The rows of its panel, in file order."""
    return _numbered(
        tool_id,
        (
            {
                "reviewer_id": reviewer_ids[take.reviewer],
                "score": take.score,
                "verdict": take.verdict,
                "text": take.take,
                "origin": take.origin,
                "drafting": take.drafting and take.drafting.model_dump_json(),
                "claims": _CLAIMS.dump_json(take.claims).decode() if take.claims else None,
                "dated_on": tool.panel_on,
            }
            for take in tool.panel
        ),
    )


def tool_of(row: Row[Any], facts: Iterable[Fact], prices: Iterable[PriceRow], panel: Iterable[Take]) -> Tool:
    """The domain value of a tool's rows."""
    return Tool.model_construct(
        **{name: getattr(row, name) for name in _PLAIN},
        pricing=_pricing(row),
        prices=tuple(prices),
        license=row.license,
        licence_family=row.licence_family,
        links=Links.model_construct(home=row.home, docs=row.docs, repo=row.repo),
        published_on=row.published_on,
        panel_on=row.panel_on,
        facts=tuple(facts),
        panel=tuple(panel),
    )


def fact_of(row: Row[Any]) -> Fact:
    """The domain value of a fact's row."""
    return Fact.model_construct(**{name: getattr(row, name) for name in _FACT})


def price_of(row: Row[Any]) -> PriceRow:
    """The domain value of a price's row."""
    return PriceRow.model_construct(**{name: getattr(row, name) for name in _PRICE})


def take_of(row: Row[Any]) -> Take:
    """The domain value of a take's row joined with its reviewer's key."""
    drafting = Drafting.model_validate_json(row.drafting) if row.drafting else None
    claims = _CLAIMS.validate_json(row.claims) if row.claims else ()
    words = {"score": row.score, "verdict": row.verdict, "take": row.text, "origin": row.origin}
    return Take.model_construct(reviewer=row.key, **words, drafting=drafting, claims=claims)


def _pricing(row: Row[Any]) -> Pricing:
    entry = Entry.model_construct(**{name: getattr(row, f"entry_{name}") for name in Entry.model_fields})
    return Pricing.model_construct(
        kind=row.pricing_kind, entry=entry if row.entry_unit is not None else None, summary=row.pricing_summary
    )


def _numbered(tool_id: int, rows: Iterable[Cells]) -> list[Cells]:
    return [{"tool_id": tool_id, "position": position, **cells} for position, cells in enumerate(rows)]
