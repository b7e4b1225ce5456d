"""Tools with price rows and facts, and their lens on paper."""

from __future__ import annotations

from typing import Any

from tests.desk.judging import judged
from verdicts.desk.costing.paint import painted
from verdicts.desk.costing.plans import lens_view
from verdicts.domain.tools import Fact, PriceRow, Tool
from verdicts.views.costing import LensView

MONTH = "2026-11"


def priced(name: str, *rows: tuple[Any, ...]) -> Tool:
    """A tool with price rows: meter, plan, amount, currency, per, tier."""
    keys = ("meter", "plan", "amount", "currency", "per", "tier_from")
    where = {"source": "https://prices.example/list", "as_of": MONTH}
    made = [PriceRow.model_validate(dict(zip(keys, row, strict=True)) | where) for row in rows]
    bare = {"facts": (), "licence_family": "proprietary"}
    return judged(name, 70).model_copy(update={"prices": tuple(made)} | bare)


TOKENS = priced("Tokens", ("input", None, 2, "USD", "1M tokens", None), ("output", None, 6, "USD", "1M tokens", None))
PLANS = priced(
    "Plans",
    ("seat", "Solo", 20, "USD", "month", None),
    ("seat", "Solo", 192, "USD", "year", None),
    ("flat", "Studio", 90, "EUR", "month", None),
    ("input", "Metered", 3, "USD", "1M tokens", None),
    ("input", "Metered", 1, "USD", "1M tokens", 50_000_000),
    ("output", "Metered", 3, "USD", "1M tokens", None),
)
ODD = priced("Odd", ("input", "Pictures", 5, "USD", "image", None), ("gpu-hour", "Own", 2.5, "USD", "hour", None))
NONE = priced("None")


def fact(label: str, value: float | str, unit: str | None) -> Fact:
    """A sourced fact."""
    where = {"source": "https://facts.example/list", "as_of": MONTH, "dated": False}
    return Fact.model_validate({"label": label, "value": value, "unit": unit} | where)


def lens(*tools: Tool, query: str = "") -> LensView:
    """The painted lens of some tools."""
    return painted(lens_view(tools, "/compare/x", MONTH), query)
