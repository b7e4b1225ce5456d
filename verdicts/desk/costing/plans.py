"""Price rows become plans that can be counted with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from verdicts.desk.comparison.past import AS_OF
from verdicts.desk.costing.bounds import bound_views
from verdicts.desk.sourcing import price_source
from verdicts.desk.tool.prices import METERS
from verdicts.desk.wording import listed, money, sign
from verdicts.domain.costing import MOST, TOKENS, Bound, Plan, Rate, Workload
from verdicts.domain.musts import yes_or_no
from verdicts.domain.tools import PriceRow, Tool
from verdicts.domain.units import size_of
from verdicts.views.costing import FieldView, LensView, PaidView, PlanView, PricedView, RateView

UNNAMED = "Listed price"
OWN = "Self-hosted: you pay for the hardware, not counted."
_USUAL = Workload()
_TOKENS = (
    FieldView("rq", "requests", "Requests a day", 1, MOST, _USUAL.requests),
    FieldView("in", "tokens_in", "Tokens in, a request", 0, 1_000_000, _USUAL.tokens_in),
    FieldView("out", "tokens_out", "Tokens out, a request", 0, 1_000_000, _USUAL.tokens_out),
    FieldView("ca", "cached", "Input cached, %", 0, 100, _USUAL.cached),
)
_SEATS = (FieldView("st", "seats", "Seats", 1, 100_000, _USUAL.seats),)
_GPUS = (
    FieldView("gp", "gpus", "Own GPUs", 1, 10_000, _USUAL.gpus),
    FieldView("gh", "hours", "GPU hours a day", 1, 24, _USUAL.hours),
)
ALL_FIELDS = (*_TOKENS, *_SEATS, *_GPUS)
KEYS = tuple(one.key for one in ALL_FIELDS)


def lens_view(tools: Sequence[Tool], path: str, month: str, keep: Sequence[str] = (AS_OF,)) -> LensView:
    """What the lens of a page counts with: its tools in column order. `month` is YYYY-MM, for stale sources."""
    priced = [_priced(tool, column, len(tools) > 1, month) for column, tool in enumerate(tools)]
    return LensView(path, any(tool.prices for tool in tools), _nothing(priced), _fields(tools), priced, list(keep))


def counted(plan: PlanView) -> Plan:
    """A plan as the maths takes it."""
    rates = tuple(Rate(rate.meter, Decimal(rate.amount), rate.size, Decimal(rate.start)) for rate in plan.rates)
    return Plan(plan.name, frozenset(plan.meters), rates, tuple(Bound(one.of, one.most) for one in plan.bounds))


def _fields(tools: Sequence[Tool]) -> list[FieldView]:
    """The numbers that some price asks for."""
    meters = {row.meter for tool in tools for row in tool.prices}
    asked = ((_TOKENS, {*TOKENS}), (_SEATS, {"seat"}), (_GPUS, {"gpu-hour"}))
    return [field for fields, by in asked if meters & by for field in fields]


def _nothing(tools: Sequence[PricedView]) -> str:
    """What stands where no tool has a price row."""
    named = listed([tool.name for tool in tools if tool.own])
    said = OWN if len(tools) == 1 else f"{named}: {OWN[0].lower()}{OWN[1:]}"
    return " ".join([*([said] if named else []), "Not sourced: there is no price row to count with."])


def self_hosted(tool: Tool) -> bool:
    """Whether it can run on hardware of one's own: by its fact, its entry price or an open licence."""
    stated = {yes_or_no(str(fact.value)) for fact in tool.facts if fact.label.casefold() == "self-hostable"}
    listed_so = tool.pricing.entry is not None and tool.pricing.entry.unit == "self-hosted"
    free = tool.licence_family not in (None, "proprietary")
    return "no" not in stated and ("yes" in stated or listed_so or free)


def _priced(tool: Tool, column: int, named: bool, month: str) -> PricedView:
    i = "abcd"[column]
    return PricedView(i, i.upper() if named else "", tool.short_name, self_hosted(tool), list(_plans(tool, month)))


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
    by_tokens = any(row.meter in TOKENS for row in rows)
    paid = [PaidView(_words(row), price_source(tool, row.source, row.as_of, month)) for row in rows]
    odd = "; ".join(one.words for one, (_, size) in zip(paid, sized, strict=True) if size is None)
    return PlanView(
        *(name, currency, sign(currency)),
        meters=[meter for meter in METERS if any(row.meter == meter for row in rows)],
        rates=[RateView(row.meter, f"{row.amount:f}", size, f"{row.tier_from or 0:f}") for row, size in sized if size],
        bounds=bound_views(tool, month) if by_tokens else [],
        rows=paid,
        odd=odd,
    )


def _words(row: PriceRow) -> str:
    tier = "" if row.tier_from is None else f", from {row.tier_from.normalize():,f} on"
    return f"{METERS[row.meter]} {money(row.amount, row.currency)} per {row.per}{tier}"
