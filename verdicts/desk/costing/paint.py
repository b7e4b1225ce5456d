"""What the lens shows at a workload, for paper; `assets/js/costs.js` gives the same in the browser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from decimal import Decimal
from itertools import combinations
from typing import Any
from urllib.parse import parse_qsl

from verdicts.desk.costing.chart import chart
from verdicts.desk.costing.tell import lasting, told, total
from verdicts.desk.costing.workload import workload_of
from verdicts.desk.tool.prices import METERS
from verdicts.desk.wording import listed
from verdicts.domain.costing import TOKENS, Plan, Rate, Workload, cheapest, cost, lacking, quantities, standings
from verdicts.views.costing import (
    CostChartView,
    CostView,
    GroupView,
    LensView,
    PlanView,
    PricedView,
    ShownView,
    UnsourcedView,
)


def painted(lens: LensView, query: str) -> LensView:
    """The lens with what it shows for the workload in a query."""
    if not lens.priced:
        return lens
    work = workload_of(query, lens.fields)
    values = asdict(work)
    kept = [[key, text] for key, text in parse_qsl(query, keep_blank_values=True) if key in lens.keep]
    groups = _groups(lens.tools, work)
    sourced = {one.i for group in groups for one in group.costs}
    shown = ShownView(
        [str(values[field.name]) for field in lens.fields],
        kept,
        groups,
        [_unsourced(tool, work) for tool in lens.tools if tool.i not in sourced],
        _unmoved(groups, lens.tools, work),
    )
    return replace(lens, shown=shown)


def priced(view: Any, query: str) -> Any:
    """A page's view whose lens shows what it costs; what is not a view with a lens stays as it is."""
    return replace(view, lens=painted(view.lens, query)) if hasattr(view, "lens") else view


def counted(plan: PlanView) -> Plan:
    """A plan as the maths takes it."""
    rates = [Rate(rate.meter, Decimal(rate.amount), rate.size, Decimal(rate.start)) for rate in plan.rates]
    return Plan(plan.name, frozenset(plan.meters), tuple(rates))


def _groups(tools: Sequence[PricedView], work: Workload) -> list[GroupView]:
    currencies = dict.fromkeys(plan.currency for tool in tools for plan in tool.plans)
    groups = [group for currency in currencies if (group := _group(tools, currency, work)).costs]
    return groups if len(groups) > 1 else [replace(group, title="") for group in groups]


def _group(tools: Sequence[PricedView], currency: str, work: Workload) -> GroupView:
    """Every tool that has a complete plan in one currency."""
    inside = [replace(tool, plans=[plan for plan in tool.plans if plan.currency == currency]) for tool in tools]
    costs = [(tool, shown) for tool in inside if (shown := _cost(tool, work))]
    sides = [(tool, [counted(plan) for plan in tool.plans]) for tool, _ in costs]
    found = [(one, other, lasting(standings(one[1], other[1], work))) for one, other in combinations(sides, 2)]
    said = [words for one, other, turns in found for words in told(one[0].name, other[0].name, turns)]
    met = [(volume, one[1]) for one, _, turns in found for volume, _ in turns[1:]]
    drawn = chart(sides, work, met, f"{currency} a month", said) if costs else CostChartView()
    return GroupView(f"In {currency}", [shown for _, shown in costs], said, drawn)


def _cost(tool: PricedView, work: Workload) -> CostView | None:
    plans = [counted(plan) for plan in tool.plans]
    if (best := cheapest(plans, work, work.requests)) is None:
        return None
    chosen, others = (
        tool.plans[plans.index(best)],
        [(view, plan) for view, plan in zip(tool.plans, plans, strict=True) if plan is not best],
    )
    said = ", ".join(f"{view.name} {_total(view, plan, work)}" for view, plan in others)
    amount = _total(chosen, best, work)
    return CostView(
        tool.i, tool.letter, tool.name, amount, chosen.name, f"Also listed: {said}." if said else "", chosen.rows
    )


def _total(view: PlanView, plan: Plan, work: Workload) -> str:
    lacks = lacking(plan, work)
    return f"(not sourced: {_meters(lacks)})" if lacks else total(cost(plan, work, work.requests), view.sign)


def _meters(keys: Sequence[str]) -> str:
    return listed([METERS[meter].lower().replace("gpu", "GPU") for meter in keys])


def _unsourced(tool: PricedView, work: Workload) -> UnsourcedView:
    """Which meters lack: of the plan that lacks fewest, or all that the workload takes where there is no price."""
    ways = [(lacking(counted(plan), work), plan.odd) for plan in tool.plans]
    taken = quantities(work, 1)
    without = [meter for meter in TOKENS if taken[meter]]
    lacks, odd = min(ways, key=lambda way: len(way[0]), default=(without, ""))
    counts = f" A unit that cannot be counted: {odd}." if odd else ""
    return UnsourcedView(tool.i, tool.letter, tool.name, f"Not sourced: {_meters(lacks) or 'any price'}.{counts}")


def _unmoved(groups: Sequence[GroupView], tools: Sequence[PricedView], work: Workload) -> str:
    """Whose price does not move with requests: what it includes is not sourced."""
    if not work.tokens_in and not work.tokens_out:
        return ""
    meters = {(tool.i, plan.name): {*plan.meters} for tool in tools for plan in tool.plans}
    still = [one.name for group in groups for one in group.costs if not meters[one.i, one.plan] & {*TOKENS}]
    names = listed([*dict.fromkeys(still)])
    return f"{names}: the price does not move with requests; how many it includes is not sourced here." if names else ""
