"""What code makes of drafts: medians, majorities, and no say for who speaks first or loudest."""

from __future__ import annotations

from decimal import Decimal
from statistics import median
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from tests.fusion.judge.scripted import Take
from verdicts.fusion.judge.settle import by_field, prose_of


class Part(BaseModel):
    hours: int
    risk: Literal["low", "high"]


class Plan(BaseModel):
    title: str
    text: str
    part: Part
    points: list[str] = Field(default_factory=list)
    ratio: float = 0.0
    price: Decimal = Decimal(0)
    days: int | None = None
    size: Literal[1, 2, 3, 5, 8] = 1


TAKES = st.lists(
    st.builds(
        Take,
        score=st.integers(0, 100),
        verdict=st.sampled_from(["ship", "wait"]),
        text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=30),
    ),
    min_size=1,
    max_size=7,
)
PLANS = st.lists(
    st.builds(
        Plan,
        title=st.sampled_from(["a", "b", "c"]),
        text=st.text(max_size=20),
        part=st.builds(Part, hours=st.integers(0, 9), risk=st.sampled_from(["low", "high"])),
        points=st.lists(st.sampled_from(["x", "y"]), max_size=2),
        ratio=st.floats(allow_nan=True, allow_infinity=True),
        price=st.decimals(0, 100, places=2),
        days=st.none() | st.integers(0, 30),
        size=st.sampled_from([1, 2, 3, 5, 8]),
    ),
    min_size=1,
    max_size=7,
)


def plan(**said: object) -> Plan:
    return Plan.model_validate({"title": "t", "text": "x", "part": {"hours": 1, "risk": "low"}, **said})


@given(TAKES, st.data())
def test_the_order_of_takes_settles_nothing(takes: list[Take], data: st.DataObject) -> None:
    """The same drafts in another order make the same value."""
    settle = by_field(Take)
    assert settle(takes, "said") == settle(data.draw(st.permutations(takes)), "said")


@given(PLANS, st.data())
def test_whatever_members_write_is_settled(plans: list[Plan], data: st.DataObject) -> None:
    """Also with parts, lists, choices that are numbers, nothing, and no numbers: a value, the same in every order."""
    settle = by_field(Plan)
    value, again = settle(plans, "said"), settle(data.draw(st.permutations(plans)), "said")
    assert value.model_dump_json() == again.model_dump_json()
    assert value.size in {one.size for one in plans}
    assert value.text == "said"


@given(TAKES)
def test_the_score_is_the_median_half_up(takes: list[Take]) -> None:
    """The score is the exact median, halves rounded up, and lies within what was said."""
    scores = [one.score for one in takes]
    value = by_field(Take)(takes, "said").score
    assert value == int(median(scores) + 0.5)
    assert min(scores) <= value <= max(scores)


@given(TAKES, st.integers(0, 3), st.integers(0, 100))
def test_a_minority_moves_no_score_beyond_the_others(takes: list[Take], many: int, forged: int) -> None:
    """As long as fewer than half are captured, the score stays within what the others said."""
    captured = [Take(score=forged, verdict="ship", text="x")] * min(many, len(takes) - 1)
    scores = [one.score for one in takes]
    assert min(scores) <= by_field(Take)([*captured, *takes], "said").score <= max(scores)


def test_a_tie_goes_to_the_most_central_draft() -> None:
    """With two against two, the side of the draft most like all others counts, not of the one that came first."""
    said = [("wait", "Zebra."), ("wait", "Qux."), ("ship", "It is fast and free."), ("ship", "It is fast and cheap.")]
    takes = [Take(score=50, verdict=verdict, text=text) for verdict, text in said]
    assert by_field(Take)(takes, "x").verdict == "ship"


def test_fields_of_each_kind() -> None:
    """Parts field by field, lists and titles by majority, money exactly; a number that most leave out is none."""
    plans = [
        plan(part={"hours": 2, "risk": "high"}, points=["a"], price="0.10", size=2, days=1),
        plan(part={"hours": 3, "risk": "high"}, points=["b"], price="0.20", size=3),
        plan(part={"hours": 9, "risk": "low"}, points=["b"], price="0.30", size=8, ratio=float("nan")),
        plan(part={"hours": 4, "risk": "high"}, points=["b"], price="0.40", size=8, title="u"),
    ]
    value = by_field(Plan)(plans, "said")
    assert (value.part, value.points, value.title) == (Part(hours=4, risk="high"), ["b"], "t")
    assert (value.price, value.size, value.days, value.ratio) == (Decimal("0.25"), 8, None, 0.0)


def test_a_type_without_prose_can_only_be_chosen_from() -> None:
    """A judge has nothing to write there: best-of alone takes it."""

    class Bare(BaseModel):
        score: int

    with pytest.raises(TypeError, match="Bare has no field of plain text"):
        by_field(Bare)
    assert by_field(Bare, "best-of")([Bare(score=3)], "").score == 3
    assert prose_of(Plan) == "text"
