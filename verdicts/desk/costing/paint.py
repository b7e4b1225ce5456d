"""What the lens shows at a workload, for paper; `assets/js/costs.js` gives the same in the browser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from itertools import combinations
from typing import Any
from urllib.parse import parse_qsl

from verdicts.desk.costing.chart import Side, chart
from verdicts.desk.costing.plans import OWN, counted
from verdicts.desk.costing.tell import lasting, told, total
from verdicts.desk.costing.without import meters, without
from verdicts.desk.costing.workload import workload_of
from verdicts.domain.costing import (
    MOST,
    TOKENS,
    Plan,
    Workload,
    at_most,
    beyond,
    cheapest,
    cost,
    countable,
    lacking,
    moving,
    standings,
)
from verdicts.views.costing import (
    CostView,
    GroupView,
    LensView,
    PlanView,
    PricedView,
    ShownView,
)

CACHED = "Cached input is counted at the full price of input: its own price is not sourced."
INCLUDED = "How many requests it includes is not sourced, so it is not compared."
CARRIED = "Whether these GPUs carry the requests is not sourced."
FULL = "With cached input at full price"
Pair = tuple[Side, Side]


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
        [without(tool, work) for tool in lens.tools if tool.i not in sourced],
    )
    return replace(lens, shown=shown)


def priced(view: Any, query: str) -> Any:
    """A page's view whose lens shows what it costs; what is not a view with a lens stays as it is."""
    return replace(view, lens=painted(view.lens, query)) if hasattr(view, "lens") else view


def _groups(tools: Sequence[PricedView], work: Workload) -> list[GroupView]:
    currencies = dict.fromkeys(plan.currency for tool in tools for plan in tool.plans)
    groups = [group for currency in currencies if (group := _group(tools, currency, work)).costs]
    return groups if len(groups) > 1 else [replace(group, title="") for group in groups]


def _group(tools: Sequence[PricedView], currency: str, work: Workload) -> GroupView:
    """Every tool that has a complete plan in one currency. Only prices that move with use are compared."""
    inside = [replace(tool, plans=[plan for plan in tool.plans if plan.currency == currency]) for tool in tools]
    costs = [shown for tool in inside if (shown := _cost(tool, work))]
    sides = [(tool, plans) for tool in inside if (plans := _ranked(tool, work)) and moving(plans[0])]
    if not any(_by_tokens(side) for side in sides):
        return GroupView(f"In {currency}", costs)
    found = [
        (pair, lasting(standings(pair[0][1], pair[1][1], work)))
        for pair in combinations(sides, 2)
        if any(map(_by_tokens, pair))
    ]
    said = [words for pair, turns in found for words in _told(pair, turns, work)]
    met = [(volume, one[1]) for (one, _), turns in found for volume, _ in turns[1:]]
    return GroupView(f"In {currency}", costs, said, chart(sides, work, met, f"{currency} a month", said))


def _told(pair: Pair, turns: Sequence[tuple[int, int]], work: Workload) -> list[str]:
    """Nothing of two that cost nothing."""
    (one, left), (other, right) = pair
    if turns == [(1, 0)] and not cost(left[0], work, MOST):
        return []
    full = any(at_most(plan, work) for plan in (*left, *right))
    return told(one.name, other.name, turns, FULL if full else "")


def _ranked(tool: PricedView, work: Workload) -> list[Plan]:
    """The plans that can be counted: those that move with use, or else those that do not say what they include."""
    whole = countable([counted(plan) for plan in tool.plans], work)
    return [plan for plan in whole if moving(plan)] or whole


def _by_tokens(side: Side) -> bool:
    return any(plan.meters & {*TOKENS} for plan in side[1])


def _cost(tool: PricedView, work: Workload) -> CostView | None:
    best = cheapest(_ranked(tool, work), work, work.requests)
    if best is None:
        return None
    plans = [(view, counted(view)) for view in tool.plans]
    view = next(view for view, plan in plans if plan == best)
    said = ", ".join(f"{other.name} {_total(other, plan, work)}" for other, plan in plans if other is not view)
    return CostView(
        *(tool.i, tool.letter, tool.name),
        amount=_total(view, best, work),
        plan=f"{view.name} (optional)" if tool.own and not moving(best) else view.name,
        others=f"Also listed: {said}." if said else "",
        notes=_notes(tool, best, work),
        rows=view.rows,
    )


def _notes(tool: PricedView, plan: Plan, work: Workload) -> list[str]:
    """What the figure leaves open."""
    notes = (
        (at_most(plan, work), CACHED),
        (not moving(plan), INCLUDED),
        ("gpu-hour" in plan.meters, CARRIED),
        (tool.own, f"Or {OWN[0].lower()}{OWN[1:]}"),
    )
    return [words for holds, words in notes if holds]


def _total(view: PlanView, plan: Plan, work: Workload) -> str:
    if lacks := lacking(plan, work):
        return f"(not sourced: {meters(lacks)})"
    if beyond(plan, work):
        return "(no figure: the request is too large)"
    amount = total(cost(plan, work, work.requests), view.sign)
    return f"at most {amount}" if at_most(plan, work) else amount
