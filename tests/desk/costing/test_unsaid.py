"""What prices leave unsaid: use that is included, cached input, the size of a request, hardware of one's own."""

from __future__ import annotations

import pytest

from tests.desk.costing.listing import MONTH, NONE, PLANS, TOKENS, fact, lens, priced
from verdicts.desk.costing.bounds import bound_views
from verdicts.desk.costing.paint import CACHED, FULL, INCLUDED
from verdicts.desk.costing.plans import OWN, self_hosted


def test_a_price_that_says_not_what_it_includes_is_not_compared() -> None:
    """A seat or a flat price has no sentence, no dot and no line, its own plan by tokens goes before it, and its row
    says why; alone it has no chart."""
    flat = priced("Flat", ("flat", None, 20, "USD", "month", None))
    (group,) = lens(TOKENS, PLANS, flat).shown.groups[:1]
    assert [(one.amount, one.notes) for one in group.costs] == [("$114", []), ("$117", []), ("$20", [INCLUDED])]
    assert group.costs[1].others == "Also listed: Solo, per month $20, Solo, per year $16."
    assert group.said == ["From 1,755 requests a day Plans is cheaper than Tokens."]
    assert [line.i for line in group.chart.lines] == ["a", "b"]
    (alone,) = lens(flat).shown.groups
    assert not alone.chart.lines


def test_cached_input_without_a_price_is_counted_in_full_and_says_so() -> None:
    """The figure is "at most", its row says why, and sentences say what they rest on."""
    dear = priced("Dear", *((meter, None, 9, "USD", "1M tokens", None) for meter in ("input", "output")))
    (group,) = lens(TOKENS, dear, query="ca=20").shown.groups
    assert [(one.amount, one.notes) for one in group.costs] == [("at most $114", [CACHED]), ("at most $351", [CACHED])]
    assert group.said == [f"{FULL}, Tokens is cheaper than Dear at any volume up to 10,000,000 requests a day."]


def test_beyond_a_sourced_bound_of_a_request_there_is_no_figure() -> None:
    """Above the step of a price, the window or the longest answer the tool says which and shows the fact; at the bound
    itself it has its figure, and its seats know no bound."""
    step = fact("Price above 100K-token prompts", "5x", "of the base rate")
    seat = priced("Seats", ("seat", None, 10, "USD", "month", None)).model_copy(update={"facts": (step,)})
    bounded = TOKENS.model_copy(
        update={"facts": (step, fact("Context window", 128000, "tokens"), fact("Max output", "up to 16K", "tokens"))}
    )
    assert not lens(bounded, seat, query="in=100000").shown.unsourced
    (stepped,) = lens(bounded, seat, query="in=100001").shown.unsourced
    assert stepped.said == "No figure: its prices are listed for requests of up to 100,000 tokens in."
    assert [row.words for row in stepped.rows] == ["Price above 100K-token prompts 5x of the base rate"]
    assert stepped.rows[0].source.host == "facts.example"
    (large,) = lens(bounded, seat, query="in=128000&out=16001").shown.unsourced
    assert [row.words.split(" ")[0] for row in large.rows] == ["Price", "Context", "Max"]


@pytest.mark.parametrize(
    ("label", "value", "unit", "bound"),
    [
        ("Context window", "up to 128K", "tokens", ("all", 128_000)),
        ("context window", "1.5M tokens", None, ("all", 1_500_000)),
        ("Price above 200,000-token prompts", "twice", None, ("in", 200_000)),
        ("Price beyond 32k tokens a request", 3, "USD per 1M tokens", ("in", 32_000)),
        ("Context window", "large", "tokens", None),
        ("Context window", 8, "pages", None),
        ("Context window", 8000, None, None),
        ("Price above 20M tokens a month", "half", None, None),
        ("Input price", 3, "USD per 1M tokens", None),
    ],
)
def test_a_bound_is_read_only_where_it_counts_tokens(
    label: str, value: float | str, unit: str | None, bound: tuple[str, int] | None
) -> None:
    """A number of tokens for one request is a bound; other words, units and months are none."""
    found = bound_views(TOKENS.model_copy(update={"facts": (fact(label, value, unit),)}), MONTH)
    assert [(one.of, one.most) for one in found] == ([bound] if bound else [])


def test_what_runs_on_hardware_of_ones_own_says_so() -> None:
    """Self-hosted tools pay for hardware, counted by nobody: without prices they say that alone, a plan is optional."""
    own = {"licence_family": "MIT"}
    cloud = priced("Cloud", ("flat", "Cloud plan", 20, "USD", "month", None)).model_copy(update=own)
    shown = lens(cloud, NONE.model_copy(update=own)).shown
    assert [one.said for one in shown.unsourced] == [OWN]
    ((group,), (cost,)) = shown.groups, shown.groups[0].costs
    assert (cost.plan, cost.notes, group.chart.lines) == ("Cloud plan (optional)", [INCLUDED, f"Or s{OWN[1:]}"], [])
    stated = NONE.model_copy(update=own | {"facts": (fact("Self-hostable", "No", None),)})
    assert [self_hosted(stated), self_hosted(NONE)] == [False, False]
    assert lens(NONE.model_copy(update=own)).nothing == f"{OWN} Not sourced: there is no price row to count with."
