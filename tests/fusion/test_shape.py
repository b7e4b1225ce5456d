"""A model's text becomes the caller's type, wherever in it the object stands, or sentences that say what is wrong."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pydantic import BaseModel, Field

from verdicts.fusion.drafts import Answer
from verdicts.fusion.shape import LONGEST, Misfit, read, schema_of


class Part(BaseModel):
    """An inner object."""

    name: str


class Take(BaseModel):
    """What is read."""

    score: int = Field(ge=0, le=100)
    verdict: Literal["ship", "skip"] = "ship"
    parts: list[Part] = Field(default_factory=list[Part])


TAKES = some.builds(
    Take,
    score=some.integers(0, 100),
    verdict=some.sampled_from(["ship", "skip"]),
    parts=some.lists(some.builds(Part, name=some.text(some.characters(exclude_categories=["Cs"]))), max_size=3),
)
PROSE = some.text(some.characters(exclude_categories=["Cs"], exclude_characters="{}`"))


@given(TAKES, PROSE, PROSE, some.sampled_from(["{}", "```json\n{}\n```", "```\n{}\n```"]))
def test_an_object_is_found(take: Take, before: str, after: str, frame: str) -> None:
    """An object is read whole, in a code fence, and among other words."""
    text = f"{before}\n{frame.replace('{}', take.model_dump_json())}\n{after}"
    assert read(text, Take) == take


@given(some.text())
def test_any_text_is_a_value_or_faults(text: str) -> None:
    """No text makes another error than Misfit."""
    for out in (Take, Answer):
        with suppress(Misfit):
            assert isinstance(read(text, out), out)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("I would ship it.", "there is no JSON object in the answer"),
        ('{"score": 101}', "score: Input should be less than or equal to 100"),
        ('{"score": 5, "verdict": "hold"}', "verdict: Input should be 'ship' or 'skip'"),
        ('{"score": 5, "parts": [{}]}', "parts.0.name: Field required"),
        ('{"score": 5', "there is no JSON object in the answer"),
        ("[" * 100_000, "there is no JSON object in the answer"),
        ('{"a":' * 20_000, "there is no JSON object in the answer"),
        ("x" * (LONGEST + 1), f"the answer is longer than {LONGEST} characters"),
    ],
)
def test_faults_are_sentences(text: str, fault: str) -> None:
    """A fault names the field and what it should be."""
    with pytest.raises(Misfit) as misfit:
        read(text, Take)
    assert misfit.value.faults == (fault,)


def test_prose_is_taken_as_it_is() -> None:
    """An answer in prose is its text, also where that looks like JSON; an empty one is none."""
    assert read(' {"text": "x"} ', Answer).text == '{"text": "x"}'
    with pytest.raises(Misfit, match="text: String should have at least 1 character"):
        read("  ", Answer)


def test_schemas_are_closed() -> None:
    """Every object of a schema takes its own keys alone; prose has no schema."""
    schema = schema_of(Take)
    assert schema is not None
    assert schema["additionalProperties"] is False
    assert schema["$defs"]["Part"]["additionalProperties"] is False
    assert json.dumps(schema)
    assert schema_of(Answer) is None
