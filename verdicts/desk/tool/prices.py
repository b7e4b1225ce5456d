"""A tool's sourced price rows as they read."""

from __future__ import annotations

from verdicts.desk.sourcing import price_source
from verdicts.desk.wording import money
from verdicts.domain.tools import PriceRow, Tool
from verdicts.views.tool import PriceView

METERS = {
    "input": "Input",
    "cached-input": "Cached input",
    "output": "Output",
    "seat": "Seat",
    "gpu-hour": "GPU hour",
    "flat": "Flat price",
}


def price_views(tool: Tool, today: str) -> list[PriceView]:
    """Every price row in the order of the catalogue. `today` is YYYY-MM, for stale sources."""
    return [_price(tool, row, today) for row in tool.prices]


def _price(tool: Tool, row: PriceRow, today: str) -> PriceView:
    tier = "" if row.tier_from is None else f"from {row.tier_from.normalize():,f} on"
    where = price_source(tool, row.source, row.as_of, today)
    return PriceView(METERS[row.meter], row.plan or "", money(row.amount, row.currency), f"per {row.per}", tier, where)
