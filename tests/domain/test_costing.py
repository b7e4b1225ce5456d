"""What a workload costs: sums done by hand, the browser's twin, and crossings that are exact."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.twin import Twin, twin
from verdicts.domain.costing import (
    MOST,
    Bound,
    Plan,
    Rate,
    Workload,
    at_most,
    beyond,
    cents,
    cost,
    countable,
    lacking,
    standings,
)
from verdicts.domain.units import size_of

CASES = json.loads((Path(__file__).parent / "costing_cases.json").read_text(encoding="utf-8"))
METERS = ["input", "cached-input", "output", "seat", "gpu-hour", "flat"]

amounts = st.integers(0, 10**12).map(lambda micro: Decimal(micro).scaleb(-6))
starts = st.integers(0, 10**9).map(Decimal)
rates = st.builds(Rate, st.sampled_from(METERS), amounts, st.sampled_from([1, 12, 1000, 10**6, 10**9]), starts)
bounds = st.lists(st.builds(Bound, st.sampled_from(["in", "out", "all"]), st.integers(1, 2 * 10**6)), max_size=2)
based = st.builds(Rate, st.sampled_from(METERS), amounts, st.sampled_from([1, 12, 1000, 10**6]))
plans = st.builds(
    lambda given, bounds: Plan("", frozenset(rate.meter for rate in given), tuple(given), tuple(bounds)),
    *(st.lists(rates | based, max_size=6), bounds),
)
works = st.builds(
    Workload,
    *(st.integers(1, MOST), st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 100)),
    *(st.integers(1, 10**5), st.integers(1, 10**4), st.integers(1, 24)),
)
# Plans by tokens that lack nothing, with steps that are met within the range.
steps = st.lists(st.tuples(st.integers(1, 10**11), st.integers(0, 10**7)), max_size=3)


@st.composite
def whole_plans(draw: st.DrawFn) -> Plan:
    """A plan by tokens that lacks nothing, with steps that are met within the range, or a flat one."""
    flat = Rate("flat", Decimal(draw(st.integers(0, 10**6))))
    if draw(st.booleans()):
        return Plan("", frozenset(["flat"]), (flat,))
    rates = [Rate(meter, Decimal(draw(st.integers(0, 100))), 10**6) for meter in METERS[:3]]
    beyond = [Rate("input", Decimal(price).scaleb(-6), 1000, Decimal(start)) for start, price in draw(steps)]
    return Plan("", frozenset([*METERS[:3], "flat"]), (flat, *rates, *beyond))


def _plan(rows: list[Any], bounds: list[Any] | None = None) -> Plan:
    given = tuple(Rate(meter, Decimal(amount), size, Decimal(start)) for meter, amount, size, start in rows)
    return Plan("", frozenset(rate.meter for rate in given), given, tuple(Bound(*each) for each in bounds or ()))


def _plain(plan: Plan) -> dict[str, Any]:
    """A plan as the browser takes it."""
    rows = [asdict(rate) | {"amount": f"{rate.amount:f}", "start": f"{rate.start:f}"} for rate in plan.rates]
    return {"name": plan.name, "meters": sorted(plan.meters), "rates": rows, "bounds": [*map(asdict, plan.bounds)]}


@pytest.fixture(scope="module")
def browser() -> Iterator[Twin]:
    """assets/js/costing.js."""
    with twin("costing.js") as asked:
        yield asked


@pytest.mark.parametrize("case", CASES, ids=range(1, len(CASES) + 1))
def test_a_sum_done_by_hand(case: dict[str, Any], browser: Twin) -> None:
    """Python and JavaScript give the sum that is written out in words, or say which meter lacks or which bound is
    passed."""
    plan, work = _plan(case["rates"], case.get("bounds")), Workload(**case["work"])
    assert lacking(plan, work) == browser("lacking", _plain(plan), asdict(work)) == case.get("lacks", [])
    assert at_most(plan, work) == browser("atMost", _plain(plan), asdict(work)) == case.get("at_most", False)
    passed = [plan.bounds[place] for place in case.get("beyond", [])]
    assert beyond(plan, work) == [Bound(**one) for one in browser("beyond", _plain(plan), asdict(work))] == passed
    if "costs" in case:
        exact = cost(plan, work, work.requests)
        assert str(cents(exact)) == case["costs"]
        assert browser("cost", _plain(plan), asdict(work), work.requests) == str(exact)


@settings(max_examples=80)
@given(plans, works, plans)
def test_the_browser_gives_every_digit(browser: Twin, plan: Plan, work: Workload, other: Plan) -> None:
    """Any plan at any workload lacks the same and costs the same in both languages, and so do crossings."""
    lacks = lacking(plan, work)
    assert browser("lacking", _plain(plan), asdict(work)) == lacks
    assert browser("cost", _plain(plan), asdict(work), work.requests) == str(cost(plan, work, work.requests))
    if countable([plan], work) and countable([other], work):
        found = browser("standings", [_plain(plan)], [_plain(other)], asdict(work))
        assert [tuple(turn) for turn in found] == standings([plan], [other], work)


@settings(max_examples=80)
@given(
    st.lists(whole_plans(), min_size=1, max_size=2), st.lists(whole_plans(), min_size=1, max_size=2), works, st.data()
)
def test_a_crossing_is_exact(left: list[Plan], right: list[Plan], work: Workload, data: st.DataObject) -> None:
    """At a turn another side is cheaper than one request before, and between two turns it is always the same."""
    work = replace(work, seats=1)  # of which a flat price is enough
    turns = standings(left, right, work)

    def side(volume: int) -> int:
        one, other = (min(cost(plan, work, volume) for plan in each) for each in (left, right))
        return (one > other) - (one < other)

    for volume, here in turns:
        assert side(volume) == here
        assert volume == 1 or side(volume - 1) != here
    for volume in data.draw(st.lists(st.integers(1, MOST), max_size=8)):
        assert side(volume) == [here for since, here in turns if since <= volume][-1]


def test_a_crossing_done_by_hand() -> None:
    """A request a day costs 0.0099 a month, so a flat 20 is cheaper from 2,021 on: 2,020 cost 19.998."""
    mini = _plan(CASES[0]["rates"])
    assert standings([mini], [_plan([["flat", "20", 1, "0"]])], Workload()) == [(1, -1), (2021, 1)]


@pytest.mark.parametrize(
    ("meter", "per", "size"),
    [
        ("input", "1M tokens", 10**6),
        ("output", "1,000 output tokens", 1000),
        ("cached-input", "per million cached input tokens", 10**6),
        ("input", "token", 1),
        ("input", "7 tokens", None),
        ("input", "image", None),
        ("seat", "month", 1),
        ("seat", "user per year", 12),
        ("flat", "year", 12),
        ("flat", "hour", None),
        ("gpu-hour", "GPU hour", 1),
        ("gpu-hour", "month", None),
    ],
)
def test_units_are_counted_or_left(meter: str, per: str, size: int | None) -> None:
    """A unit is how much of the meter it says; one that cannot be counted is none."""
    assert size_of(meter, per) == size  # type: ignore[arg-type]
