"""The lens on paper: plans from price rows, a workload from the address, what is not sourced, the browser's twin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk.costing.listing import MONTH, NONE, ODD, PLANS, TOKENS, lens, priced
from tests.libraries import demo_library
from tests.twin import Twin, twin
from verdicts.desk.costing.paint import CARRIED, painted
from verdicts.desk.costing.plans import lens_view
from verdicts.desk.costing.workload import workload_of
from verdicts.domain.costing import Workload
from verdicts.domain.tools import Tool
from verdicts.views.costing import CostChartView

TOKEN_KEYS = ["rq", "in", "out", "ca"]


def test_the_cheapest_complete_plan_is_shown_and_the_others_are_listed() -> None:
    """A plan that is billed by month and by year is two; the cheapest has its name and rows, the others their sums."""
    seats = PLANS.model_copy(update={"prices": PLANS.prices[:3]})
    ((cost,),) = (group.costs for group in lens(seats, query="st=2").shown.groups)
    assert (cost.amount, cost.plan) == ("$32", "Solo, per year")
    assert cost.others == "Also listed: Solo, per month $40."
    assert [row.words for row in cost.rows] == ["Seat $192 per year"]
    assert cost.rows[0].source.host == "prices.example"
    dollars, euros = lens(PLANS).shown.groups
    assert (dollars.title, euros.title, euros.costs[0].amount) == ("In USD", "In EUR", "€90")


def test_no_crossing_is_drawn_between_currencies() -> None:
    """Tools of different currencies stand apart, each with a chart of its own, and nothing is said across."""
    euro = priced("Euro", ("flat", None, 20, "EUR", "month", None))
    groups = lens(TOKENS, euro).shown.groups
    assert [[one.name for one in group.costs] for group in groups] == [["Tokens"], ["Euro"]]
    assert not [group for group in groups if group.said or group.chart.marks]


def test_what_is_not_sourced_names_its_meter() -> None:
    """A tool without prices lacks what the workload takes, and so does one whose unit cannot be counted."""
    shown = lens(TOKENS, NONE, query="ca=20").shown
    assert [one.said for one in shown.unsourced] == ["Not sourced: input, cached input and output."]
    odd = priced("Odd", ("input", None, 5, "USD", "image", None))
    (alone,) = lens(odd).shown.unsourced
    assert alone.said.endswith("A unit that cannot be counted: Input $5 per image.")
    assert lens(NONE).nothing == "Not sourced: there is no price row to count with."


def test_only_numbers_that_a_price_asks_for_are_fields() -> None:
    """Seats stand where there is a price by the seat, requests and tokens where one is by tokens, GPUs by the hour."""
    fields = [[field.key for field in lens(*tools).fields] for tools in ([TOKENS], [PLANS], [ODD], [NONE])]
    assert fields == [TOKEN_KEYS, [*TOKEN_KEYS, "st"], [*TOKEN_KEYS, "gp", "gh"], []]


def test_nothing_is_said_of_two_that_cost_nothing() -> None:
    """Without tokens two prices by tokens are $0, which is no finding."""
    other = priced("Other", *((meter, None, 9, "USD", "1M tokens", None) for meter in ("input", "output")))
    assert not lens(TOKENS, other, query="in=0&out=0").shown.groups[0].said


def test_lines_that_lie_on_each_other_share_one_key() -> None:
    """The first of equal lines has all their letters; a line that only comes near keeps its own."""
    near = priced(
        "Near", ("input", None, 2.01, "USD", "1M tokens", None), ("output", None, 6, "USD", "1M tokens", None)
    )
    (group,) = lens(near, TOKENS, TOKENS.model_copy(update={"short_name": "Twin"})).shown.groups
    assert [line.end.text for line in group.chart.lines] == ["A", "B = C", ""]


def test_a_crossing_is_told_in_words() -> None:
    """From where on another tool is cheaper is a sentence, a mark in the chart and a row of its table."""
    own = priced("Own", ("gpu-hour", None, 0.5, "USD", "hour", None))
    (group,) = lens(TOKENS, own).shown.groups
    assert group.said == ["From 3,158 requests a day Own is cheaper than Tokens."]
    assert (len(group.chart.marks), group.costs[1].notes) == (1, [CARRIED])


SEATED = [TOKENS, PLANS]


@pytest.mark.parametrize("query", ["", "rq=0&in=-1&out=x&ca=101&st=", "rq=1e3&st=%F0", "rq=&rq=7", "rq=99999999999"])
def test_broken_parts_fall_to_what_is_usual(query: str, browser: Twin) -> None:
    """A workload in the address that cannot be read is the usual one, in Python and in the browser."""
    fields = lens_view(SEATED, "/x", MONTH).fields
    assert workload_of(query, fields) == Workload()
    assert browser("workloadOf", query, [asdict(field) for field in fields]) == asdict(Workload())


def test_the_address_holds_only_what_is_not_usual(browser: Twin) -> None:
    """The browser writes changed numbers after what other parts of the page keep in the address."""
    fields = [asdict(field) for field in lens_view(SEATED, "/x", MONTH).fields]
    work = asdict(Workload(requests=5000, cached=10))
    assert browser("queryOf", work, fields, "?as-of=2026-11-01&st=9") == "?as-of=2026-11-01&rq=5000&ca=10"
    assert browser("queryOf", asdict(Workload()), fields, "?rq=5") == ""


@pytest.fixture(scope="module")
def browser() -> Iterator[Twin]:
    """assets/js/costs.js."""
    with twin("costs.js") as asked:
        yield asked


DEMO = [tool for tool in demo_library().tools(sorted(demo_library().catalogue().cards)) if tool.prices]
some = st.lists(st.sampled_from([TOKENS, PLANS, ODD, NONE, *DEMO]), min_size=1, max_size=4, unique_by=lambda t: t.slug)
queries = st.fixed_dictionaries(
    {
        "rq": st.integers(1, 7).map(lambda power: 10**power) | st.integers(1, 10**7),
        "in": st.integers(0, 10**4) | st.integers(0, 10**6),
        "out": st.integers(0, 10**4) | st.integers(0, 10**6),
        "ca": st.sampled_from([0, 0, 25, 100]),
        "st": st.integers(1, 50),
    }
).map(urlencode)


@settings(max_examples=40)
@given(some, queries)
def test_the_browser_shows_the_same(browser: Twin, tools: list[Tool], query: str) -> None:
    """Costs, sentences, lines, ticks and figures of any tools at any workload are the same in both languages."""
    plain = lens_view(tools, "/compare/x", MONTH)
    work = workload_of(query, plain.fields)
    there = browser("shown", asdict(plain), asdict(work))
    for group in there["groups"]:
        for mark in group["chart"]["marks"] if group["chart"] else []:
            mark["text"] = ""
        group["chart"] = group["chart"] or asdict(CostChartView())
    here = asdict(painted(plain, query).shown) if plain.priced else {}
    assert there == ({key: here[key] for key in there} if here else there)
