"""What a workload costs a month by sourced prices, and from what volume on which side is cheaper.

Exact: quantities are counted in millionths, money in whole units of 1/SCALE of a currency, both integers, so that
`assets/js/costing.js` (the same with BigInt) agrees to the last digit. Tiers are graduated: what is beyond a step costs
the step's price. Nothing is converted: plans of different currencies are never given to one call together. A step or a
limit of one single request is a bound: beyond it there is no figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Literal

DAYS = 30  # a month
MOST = 10_000_000  # requests a day; crossings are looked for up to here
MICRO = 10**6
WHOLE = 12 * 10**9  # a size divides it
SCALE = MICRO * MICRO * WHOLE
TOKENS = ("input", "cached-input", "output")


@dataclass(frozen=True)
class Workload:
    """Requests a day, tokens of one request, percent of the input that is cached, seats, own GPUs and hours a day."""

    requests: int = 1000
    tokens_in: int = 1000
    tokens_out: int = 300
    cached: int = 0
    seats: int = 1
    gpus: int = 1
    hours: int = 24


@dataclass(frozen=True)
class Rate:
    """`amount` of a currency for `size` of a meter (tokens, seats, GPU hours, months), from `start` of it on."""

    meter: str
    amount: Decimal
    size: int = 1
    start: Decimal = Decimal(0)


@dataclass(frozen=True)
class Bound:
    """The most tokens of one request, in, out or both together, that a plan's prices are said for."""

    of: Literal["in", "out", "all"]
    most: int


@dataclass(frozen=True)
class Plan:
    """Prices that are paid together, of one currency. `meters` names all that the plan charges by, counted or not."""

    name: str
    meters: frozenset[str]
    rates: tuple[Rate, ...]
    bounds: tuple[Bound, ...] = ()


def quantities(work: Workload, requests: int) -> dict[str, int]:
    """What a month takes of every meter at so many requests a day, in millionths."""
    tokens = DAYS * requests * MICRO // 100
    return {
        "input": tokens * work.tokens_in * (100 - work.cached),
        "cached-input": tokens * work.tokens_in * work.cached,
        "output": tokens * work.tokens_out * 100,
        "seat": work.seats * MICRO,
        "gpu-hour": work.gpus * work.hours * DAYS * MICRO,
        "flat": MICRO,
    }


def lacking(plan: Plan, work: Workload) -> list[str]:
    """The meters that the workload takes by this plan and for which it has no price from the start on.

    One flat price says nothing of several seats.
    """
    taken, based = _taken(plan, work, 1), _based(plan)
    asked = {*plan.meters, *(TOKENS if plan.meters & {*TOKENS} else ())}
    if plan.meters == frozenset({"flat"}) and work.seats > 1:
        asked.add("seat")
    return [meter for meter in taken if meter in asked and taken[meter] and meter not in based]


def at_most(plan: Plan, work: Workload) -> bool:
    """Whether cached input is counted at the full price of input, because it has no price of its own."""
    based = _based(plan)
    return bool(work.cached and work.tokens_in) and "input" in based and "cached-input" not in based


def beyond(plan: Plan, work: Workload) -> list[Bound]:
    """The bounds that one request of the workload passes."""
    each = {"in": work.tokens_in, "out": work.tokens_out, "all": work.tokens_in + work.tokens_out}
    return [bound for bound in plan.bounds if each[bound.of] > bound.most]


def moving(plan: Plan) -> bool:
    """Whether it charges by what is used. How much use a seat or a flat price includes, no price row says."""
    return bool(plan.meters & {*TOKENS, "gpu-hour"})


def cost(plan: Plan, work: Workload, requests: int) -> int:
    """What a month costs by a plan that lacks nothing, in 1/SCALE of its currency."""
    taken = _taken(plan, work, requests)
    return sum(_metered(_steps(plan, meter), taken[meter]) for meter in plan.meters)


def cents(exact: int) -> Decimal:
    """An exact cost as money: rounded half up to a hundredth."""
    whole = (200 * exact + SCALE) // (2 * SCALE)
    return Decimal(f"{whole // 100}.{whole % 100:02}")


def cheapest(plans: Sequence[Plan], work: Workload, requests: int) -> Plan | None:
    """The plan that costs least of those that can be counted; the first of several."""
    return min(countable(plans, work), key=lambda plan: cost(plan, work, requests), default=None)


def countable(plans: Sequence[Plan], work: Workload) -> list[Plan]:
    """The plans that lack nothing and that the workload's requests stay within."""
    return [plan for plan in plans if not lacking(plan, work) and not beyond(plan, work)]


def standings(left: Sequence[Plan], right: Sequence[Plan], work: Workload) -> list[tuple[int, int]]:
    """From how many requests a day on which side is cheaper: [(1, -1), (12400, 1)]. -1 is left, 1 right, 0 neither.

    Each side is its cheapest plan at every volume from 1 to MOST; both have one that can be counted.
    """
    sides = [countable(side, work) for side in (left, right)]
    found: list[tuple[int, int]] = []
    for stop in _stops([*sides[0], *sides[1]], work):
        one, other = (min(cost(plan, work, stop) for plan in side) for side in sides)
        side = (one > other) - (one < other)
        if not found or found[-1][1] != side:
            found.append((stop, side))
    return found


def _based(plan: Plan) -> set[str]:
    return {rate.meter for rate in plan.rates if not rate.start}


def _taken(plan: Plan, work: Workload, requests: int) -> dict[str, int]:
    """The quantities as the plan counts them."""
    taken = quantities(work, requests)
    if at_most(plan, work):
        taken |= {"input": taken["input"] + taken["cached-input"], "cached-input": 0}
    return taken


def _steps(plan: Plan, meter: str) -> list[tuple[int, int]]:
    """Start in millionths and price of a millionth, rising."""
    rates = sorted((rate for rate in plan.rates if rate.meter == meter), key=lambda rate: rate.start)
    return [(int(rate.start * MICRO), int(rate.amount * MICRO) * (WHOLE // rate.size)) for rate in rates]


def _metered(steps: Sequence[tuple[int, int]], taken: int) -> int:
    ends = [*(start for start, _ in steps[1:]), taken]
    return sum(max(0, min(taken, end) - start) * price for (start, price), end in zip(steps, ends, strict=False))


def _stops(plans: Sequence[Plan], work: Workload) -> list[int]:
    """Volumes between which no plan bends and no two cross: what stands at them and right after stands in between."""
    bends = _within(at for plan in plans for at in _bends(plan, _taken(plan, work, 1)))
    met = (at for pair in combinations(plans, 2) for at in _meetings(*pair, work, bends))
    return _within(at + step for at in [*bends, *met] for step in (0, 1))


def _within(stops: Iterable[int]) -> list[int]:
    return sorted({1, MOST, *(stop for stop in stops if 1 <= stop <= MOST)})


def _bends(plan: Plan, each: Mapping[str, int]) -> Iterable[int]:
    for meter in plan.meters & {*TOKENS}:
        for start, _ in _steps(plan, meter):
            at = start // each[meter] if each[meter] else 0
            yield from (at, at + 1)


def _meetings(one: Plan, other: Plan, work: Workload, bends: Sequence[int]) -> Iterable[int]:
    apart = [cost(one, work, at) - cost(other, work, at) for at in bends]
    for (low, high), (before, after) in zip(pairwise(bends), pairwise(apart), strict=True):
        if before * after < 0:
            yield low + (high - low) * before // (before - after)
