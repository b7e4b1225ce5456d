"""A tool as a row of the exported table."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from verdicts.web.api.shapes.export import WholeTool

Cell = Callable[[WholeTool], object]

_CELLS: Mapping[str, Cell] = {
    "slug": lambda tool: tool.slug,
    "name": lambda tool: tool.name,
    "maker": lambda tool: tool.maker,
    "category": lambda tool: tool.category,
    "tagline": lambda tool: tool.tagline,
    "best_for": lambda tool: tool.best_for,
    "retired": lambda tool: tool.retired,
    "published_on": lambda tool: tool.published_on,
    "panel_on": lambda tool: tool.panel_on,
    "verdict": lambda tool: tool.panel.verdict,
    "panel_ship": lambda tool: tool.panel.ship,
    "panel_skip": lambda tool: tool.panel.skip,
    "panel_share_percent": lambda tool: tool.panel.share,
    "panel_mean": lambda tool: tool.panel.mean,
    "panel_sample": lambda tool: tool.panel.sample,
    "community_ship": lambda tool: tool.tally.ship,
    "community_skip": lambda tool: tool.tally.skip,
    "community_share_percent": lambda tool: tool.tally.share,
    "community_low": lambda tool: tool.tally.interval and tool.tally.interval.low,
    "community_high": lambda tool: tool.tally.interval and tool.tally.interval.high,
    "demo_votes": lambda tool: tool.tally.demo_votes,
    "pricing_kind": lambda tool: tool.pricing_kind,
    "entry_amount": lambda tool: tool.model_dump(mode="json")["entry_price"]["amount"] if tool.entry_price else None,
    "entry_currency": lambda tool: tool.entry_price and tool.entry_price.currency,
    "entry_unit": lambda tool: tool.entry_price and tool.entry_price.unit,
    "licence": lambda tool: tool.licence,
    "licence_family": lambda tool: tool.licence_family,
    "self_hostable": lambda tool: tool.self_hostable,
    "facts": lambda tool: len(tool.facts),
    "page": lambda tool: tool.page,
}
COLUMNS = tuple(_CELLS)


def row(tool: WholeTool) -> list[str]:
    """Its cells; what is not there is empty, never "no"."""
    return [_text(cell(tool)) for cell in _CELLS.values()]


def _text(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
