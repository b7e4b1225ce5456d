"""What a workload costs a month by sourced prices, and from what volume on which side is cheaper.

Exact: quantities are counted in millionths, money in whole units of 1/SCALE of a currency, both integers, so that
`assets/js/costing.js` (the same with BigInt) agrees to the last digit. Tiers are graduated: what is beyond a step costs
the step's price. Nothing is converted: plans of different currencies are never given to one call together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

DAYS = 30  # a month
MOST = 10_000_000  # requests a day; crossings are looked for up to here
MICRO = 10**6
WHOLE = 12 * 10**9  # a size divides it
SCALE = MICRO * MICRO * WHOLE
TOKENS = ("input", "cached-input", "output")

_OF_TOKENS = re.compile(r"([1-9][\d,]*)?\s*(k|m|b|thousand|million|billion)?\s*(?:(?:cached|input|output) )*tokens?")
_OF_TIME = re.compile(r"(?:(?:seat|user|gpu)[ -]?(?:(?:per|a|and) )?)?(month|year|hour)")
_SIZES = {"k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6, "b": 10**9, "billion": 10**9}
_TIMES = {("seat", "month"): 1, ("seat", "year"): 12, ("flat", "month"): 1, ("flat", "year"): 12}


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
class Plan:
    """Prices that are paid together, of one currency. `meters` names all that the plan charges by, counted or not."""

    name: str
    meters: frozenset[str]
    rates: tuple[Rate, ...]


def size_of(meter: str, per: str) -> int | None:
    """How much of a meter one "per" is: 1000000 for "1M tokens", 12 for "year"; None where it cannot be counted."""
    words = per.strip().lower().removeprefix("per ")
    if meter in TOKENS:
        found = _OF_TOKENS.fullmatch(words)
        size = int((found[1] or "1").replace(",", "")) * _SIZES.get(found[2] or "", 1) if found else 0
        return size if size and WHOLE % size == 0 else None
    found = _OF_TIME.fullmatch(words)
    if found is None or meter == "gpu-hour":
        return 1 if found and found[1] == "hour" else None
    return _TIMES.get((meter, found[1]))


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
    taken = quantities(work, 1)
    asked = {*plan.meters, *(TOKENS if plan.meters & {*TOKENS} else ())}
    if plan.meters == frozenset({"flat"}) and work.seats > 1:
        asked.add("seat")
    based = {rate.meter for rate in plan.rates if not rate.start}
    return [meter for meter in taken if meter in asked and taken[meter] and meter not in based]


def cost(plan: Plan, work: Workload, requests: int) -> int:
    """What a month costs by a plan that lacks nothing, in 1/SCALE of its currency."""
    taken = quantities(work, requests)
    return sum(_metered(_steps(plan, meter), taken[meter]) for meter in plan.meters)


def cents(exact: int) -> Decimal:
    """An exact cost as money: rounded half up to a hundredth."""
    whole = (200 * exact + SCALE) // (2 * SCALE)
    return Decimal(f"{whole // 100}.{whole % 100:02}")


def cheapest(plans: Sequence[Plan], work: Workload, requests: int) -> Plan | None:
    """The plan that costs least of those that lack nothing; the first of several."""
    whole = [plan for plan in plans if not lacking(plan, work)]
    return min(whole, key=lambda plan: cost(plan, work, requests), default=None)


def standings(left: Sequence[Plan], right: Sequence[Plan], work: Workload) -> list[tuple[int, int]]:
    """From how many requests a day on which side is cheaper: [(1, -1), (12400, 1)]. -1 is left, 1 right, 0 neither.

    Each side is its cheapest plan at every volume from 1 to MOST; both have one that lacks nothing.
    """
    sides = [[plan for plan in side if not lacking(plan, work)] for side in (left, right)]
    found: list[tuple[int, int]] = []
    for stop in _stops([*sides[0], *sides[1]], work):
        one, other = (min(cost(plan, work, stop) for plan in side) for side in sides)
        side = (one > other) - (one < other)
        if not found or found[-1][1] != side:
            found.append((stop, side))
    return found


def _steps(plan: Plan, meter: str) -> list[tuple[int, int]]:
    """Start in millionths and price of a millionth, rising."""
    rates = sorted((rate for rate in plan.rates if rate.meter == meter), key=lambda rate: rate.start)
    return [(int(rate.start * MICRO), int(rate.amount * MICRO) * (WHOLE // rate.size)) for rate in rates]


def _metered(steps: Sequence[tuple[int, int]], taken: int) -> int:
    ends = [*(start for start, _ in steps[1:]), taken]
    return sum(max(0, min(taken, end) - start) * price for (start, price), end in zip(steps, ends, strict=False))


def _stops(plans: Sequence[Plan], work: Workload) -> list[int]:
    """Volumes between which no plan bends and no two cross: what stands at them and right after stands in between."""
    bends = _within(_bends(plans, quantities(work, 1)))
    met = (at for pair in combinations(plans, 2) for at in _meetings(*pair, work, bends))
    return _within(at + step for at in [*bends, *met] for step in (0, 1))


def _within(stops: Iterable[int]) -> list[int]:
    return sorted({1, MOST, *(stop for stop in stops if 1 <= stop <= MOST)})


def _bends(plans: Sequence[Plan], each: Mapping[str, int]) -> Iterable[int]:
    for plan in plans:
        for meter in plan.meters & {*TOKENS}:
            for start, _ in _steps(plan, meter):
                at = start // each[meter] if each[meter] else 0
                yield from (at, at + 1)


def _meetings(one: Plan, other: Plan, work: Workload, bends: Sequence[int]) -> Iterable[int]:
    apart = [cost(one, work, at) - cost(other, work, at) for at in bends]
    for (low, high), (before, after) in zip(pairwise(bends), pairwise(apart), strict=True):
        if before * after < 0:
            yield low + (high - low) * before // (before - after)
