"""Price rows become plans that can be counted with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from verdicts.desk.comparison.past import AS_OF
from verdicts.desk.sourcing import price_source
from verdicts.desk.tool.prices import METERS
from verdicts.desk.wording import money, sign
from verdicts.domain.costing import MOST, Workload, size_of
from verdicts.domain.tools import PriceRow, Tool
from verdicts.views.costing import FieldView, LensView, PaidView, PlanView, PricedView, RateView

UNNAMED = "Listed price"
_USUAL = Workload()
_FIELDS = (
    FieldView("rq", "requests", "Requests a day", 1, MOST, _USUAL.requests),
    FieldView("in", "tokens_in", "Tokens in, a request", 0, 1_000_000, _USUAL.tokens_in),
    FieldView("out", "tokens_out", "Tokens out, a request", 0, 1_000_000, _USUAL.tokens_out),
    FieldView("ca", "cached", "Input cached, %", 0, 100, _USUAL.cached),
    FieldView("st", "seats", "Seats", 1, 100_000, _USUAL.seats),
)
_OWN = (
    FieldView("gp", "gpus", "Own GPUs", 1, 10_000, _USUAL.gpus),
    FieldView("gh", "hours", "GPU hours a day", 1, 24, _USUAL.hours),
)
ALL_FIELDS = (*_FIELDS, *_OWN)
KEYS = tuple(one.key for one in ALL_FIELDS)


def lens_view(tools: Sequence[Tool], path: str, month: str, keep: Sequence[str] = (AS_OF,)) -> LensView:
    """What the lens of a page counts with: its tools in column order. `month` is YYYY-MM, for stale sources.

    The fields of own GPUs are there where a price by the GPU hour is.
    """
    own = any(row.meter == "gpu-hour" for tool in tools for row in tool.prices)
    priced = [_priced(tool, column, len(tools) > 1, month) for column, tool in enumerate(tools)]
    fields = [*_FIELDS, *(_OWN if own else ())]
    return LensView(path, any(tool.prices for tool in tools), fields, priced, list(keep))


def _priced(tool: Tool, column: int, named: bool, month: str) -> PricedView:
    i = "abcd"[column]
    return PricedView(i, i.upper() if named else "", tool.short_name, list(_plans(tool, month)))


def _plans(tool: Tool, month: str) -> Iterator[PlanView]:
    """A plan for each name and currency. Where it lists a meter by several units, one for each way to combine them."""
    for name, currency in dict.fromkeys((row.plan, row.currency) for row in tool.prices):
        rows = [row for row in tool.prices if (row.plan, row.currency) == (name, currency)]
        units = {meter: [*dict.fromkeys(r.per for r in rows if r.meter == meter)] for meter in METERS}
        several = [meter for meter, pers in units.items() if len(pers) > 1]
        for chosen in product(*(units[meter] for meter in several)):
            taken = dict(zip(several, chosen, strict=True))
            own = [row for row in rows if taken.get(row.meter, row.per) == row.per]
            title = ", ".join([name or UNNAMED, *(f"per {per}" for per in chosen)])
            yield _plan(tool, title, own, month)


def _plan(tool: Tool, name: str, rows: Sequence[PriceRow], month: str) -> PlanView:
    currency = rows[0].currency
    sized = [(row, size_of(row.meter, row.per)) for row in rows]
    paid = [PaidView(_words(row), price_source(tool, row.source, row.as_of, month)) for row in rows]
    odd = "; ".join(one.words for one, (_, size) in zip(paid, sized, strict=True) if size is None)
    return PlanView(
        *(name, currency, sign(currency)),
        meters=[meter for meter in METERS if any(row.meter == meter for row in rows)],
        rates=[RateView(row.meter, f"{row.amount:f}", size, f"{row.tier_from or 0:f}") for row, size in sized if size],
        rows=paid,
        odd=odd,
    )


def _words(row: PriceRow) -> str:
    tier = "" if row.tier_from is None else f", from {row.tier_from.normalize():,f} on"
    return f"{METERS[row.meter]} {money(row.amount, row.currency)} per {row.per}{tier}"
