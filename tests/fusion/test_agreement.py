"""How far drafts are apart, whatever their order."""

from __future__ import annotations

from enum import Enum
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from verdicts.fusion.agreement import agreed, alike, central, likeness, measured, spread
from verdicts.fusion.drafts import Answer


class Size(Enum):
    SMALL = "small"
    LARGE = "large"


class Part(BaseModel):
    hours: float
    kind: Literal["a", "b"]


class View(BaseModel):
    score: int = Field(ge=0, le=100)
    verdict: Literal["ship", "wait"]
    text: str
    size: Size = Size.SMALL
    sure: bool | None = None
    part: Part = Part(hours=1, kind="a")
    days: float | None = None


class Guess(BaseModel):
    value: float
    text: str


VIEWS = st.lists(
    st.builds(
        View,
        score=st.integers(0, 100),
        verdict=st.sampled_from(["ship", "wait"]),
        text=st.text(max_size=20),
        part=st.builds(Part, hours=st.floats(), kind=st.sampled_from(["a", "b"])),
        days=st.none() | st.floats(),
    ),
    min_size=1,
    max_size=5,
)
TEXTS = st.text(max_size=40)


def view(score: int = 50, verdict: str = "ship", text: str = "Fine.", **more: object) -> View:
    return View.model_validate({"score": score, "verdict": verdict, "text": text, **more})


def test_each_kind_of_field_is_counted() -> None:
    """Numbers have a spread, choices a split (also enums, yes and no, and within parts), prose a likeness."""
    found = measured(
        [view(40), view(55, "wait", size="large", sure=True), view(50, part={"hours": 3, "kind": "b"})], 0.5
    )
    assert found.spread == {"score": 15.0, "part.hours": 2.0}
    assert found.split == {
        "verdict": {"ship": 2, "wait": 1},
        "size": {"small": 2, "large": 1},
        "sure": {"None": 2, "True": 1},
        "part.kind": {"a": 2, "b": 1},
    }
    assert (found.alike, found.flips) == (1.0, 0.5)


@given(VIEWS, st.data())
def test_the_order_counts_nothing(views: list[View], data: st.DataObject) -> None:
    """Drafts in another order agree as much."""
    turned = data.draw(st.permutations(range(len(views))))
    again = [views[at] for at in turned]
    assert measured(again) == measured(views)
    assert agreed(again) == agreed(views)
    assert central(again) == [central(views)[at] for at in turned]


@given(VIEWS)
def test_a_draft_agrees_with_itself(views: list[View]) -> None:
    """The same draft several times has no spread, one value in each split, likeness one, and nothing to debate."""
    found = measured([views[0]] * 3)
    assert set(found.spread.values()) <= {0.0}
    assert found.alike == 1.0
    assert all(list(split.values()) == [3] for split in found.split.values())
    assert agreed([views[0]] * 3)


def test_one_draft_has_no_distance() -> None:
    """One draft has neither spread nor likeness, and is central."""
    assert (spread([view()]), alike([view()]), central([view()])) == ({}, None, [1.0])


@given(TEXTS, TEXTS)
def test_likeness_is_mutual(one: str, two: str) -> None:
    """It is the same both ways, between 0 and 1, and 1 for the same text."""
    assert likeness(one, two) == likeness(two, one)
    assert 0 <= likeness(one, two) <= 1 == likeness(one, one)


def test_the_draft_most_like_the_others_is_central() -> None:
    """Of two that nearly say the same and one that does not, the odd one is the least central."""
    texts = ["Fast, free and small.", "Fast, free and very small.", "Nobody should use this at all."]
    weights = central([Answer(text=text) for text in texts])
    assert weights.index(min(weights)) == 2


@pytest.mark.parametrize(
    ("views", "is_agreed"),
    [
        ([view(50), view(55, text="Other words entirely.")], True),
        ([view(50), view(56)], False),
        ([view(50), view(50, "wait")], False),
        ([view(50), view(50, size="large")], False),
        ([Guess(value=1.0, text="Yes."), Guess(value=1.01, text="Yes.")], True),
        ([Guess(value=1.0, text="Yes."), Guess(value=1.2, text="Yes.")], False),
        ([Guess(value=1.0, text="It is safe."), Guess(value=1.0, text="Do not use it.")], False),
        ([Answer(text="The same words."), Answer(text="The same words!")], True),
        ([Answer(text="Yes."), Answer(text="Nobody knows.")], False),
    ],
)
def test_when_there_is_nothing_to_debate(views: list[BaseModel], is_agreed: bool) -> None:
    """Choices made by all and numbers within a twentieth of their range; without choices, the same prose as well."""
    assert agreed(views) is is_agreed
