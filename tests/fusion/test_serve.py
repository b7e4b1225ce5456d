"""The protocol's pure part: schemas that become types, conversations that become tasks, pools that ask themselves."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from verdicts.fusion.agreement import spread
from verdicts.fusion.drafts import Agreement, Answer, Draft, Failure, Fusion
from verdicts.fusion.pool import Endpoint, Judge, Member, Model, Pool
from verdicts.fusion.serve.asked import read_asked
from verdicts.fusion.serve.refusing import Wrong
from verdicts.fusion.serve.report import text_of
from verdicts.fusion.serve.said import pieces, reply_of
from verdicts.fusion.serve.served import apart_from
from verdicts.fusion.serve.typed import type_of
from verdicts.fusion.shape import schema_of
from verdicts.fusion.wire import NOTHING, Usage


def closed(**properties: Any) -> dict[str, Any]:
    """An object with these properties, as strict schemas are."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


WHOLE = closed(
    text={"type": "string", "minLength": 2, "description": "what it says"},
    score={"type": "integer", "minimum": 0, "maximum": 100},
    verdict={"enum": ["ship", "skip"]},
    note={"type": ["string", "null"], "maxLength": 5},
    parts={"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/part"}},
    schema={"anyOf": [{"type": "boolean"}, {"type": "null"}]},
) | {"$defs": {"part": closed(**{"a b": {"type": "number", "exclusiveMinimum": 0}})}}
GOOD = {"text": "ok", "score": 7, "verdict": "ship", "note": None, "parts": [{"a b": 1.5}], "schema": True}


def test_a_schema_becomes_a_type_that_keeps_it() -> None:
    """What fits is taken and written by the caller's own names, also those that Python could not take; what each rule
    forbids is refused; the schema that members are asked for has the same names."""
    made = type_of(WHOLE)
    assert json.loads(text_of(made.model_validate(GOOD))) == GOOD
    odd = {"text": "x", "score": 101, "verdict": "maybe", "note": "longer", "parts": [], "schema": "perhaps", "more": 1}
    for name, value in odd.items():
        with pytest.raises(ValidationError):
            made.model_validate({**GOOD, name: value})
    told = schema_of(made)
    assert told is not None
    assert set(told["properties"]) == set(GOOD)
    assert spread([made.model_validate({**GOOD, "score": score}) for score in (7, 9)])["score"] == 2
    assert type_of(WHOLE) is made


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ({"type": "array", "items": {"type": "string"}}, "must be an object"),
        (closed(), "must name its properties"),
        ({**closed(a={"type": "string"}), "required": []}, "must require every property"),
        ({**closed(a={"type": "string"}), "additionalProperties": True}, "allow no others"),
        (closed(a={"type": "string", "format": "date"}), "at a uses format"),
        (closed(a={"type": ["string", "null"], "format": "date"}), "at a uses format"),
        (closed(a={"type": "object", "properties": {}}), "at a must name its properties"),
        (closed(a={"allOf": []}), "at a must say its type"),
        (closed(a={"enum": [1.5]}), "must list strings"),
        (closed(a={"type": "string", "pattern": "(?=x)"}), "cannot be used"),
        (
            closed(a={"$ref": "#/$defs/a"}) | {"$defs": {"a": closed(a={"$ref": "#/$defs/a"})}},
            "not come back to itself",
        ),
        (closed(**{f"p{at}": {"type": "string"} for at in range(201)}), "more than 200 properties"),
        (closed(a={"type": "string", "description": "x" * 50_000}), "is longer than"),
    ],
)
def test_what_a_schema_may_not_say(schema: dict[str, Any], said: str) -> None:
    """A rule that nobody would keep is refused in a sentence that says where."""
    with pytest.raises(Wrong, match="response_format") as caught:
        type_of(schema)
    assert said in str(caught.value)


def body(**given: Any) -> bytes:
    """A request."""
    return json.dumps({"model": "fusion", "messages": [{"role": "user", "content": "Why?"}], **given}).encode()


def test_one_message_is_the_task_as_it_is() -> None:
    """Nothing stands around it; what changes nothing may stand beside it; half a character is no fault."""
    neutral = {"n": 1, "top_p": 1, "tools": [], "stop": None, "user": "me", "logprobs": False, "store": True}
    asked = read_asked(body(**neutral))
    assert (asked.brief.task, asked.out, asked.stream, asked.max_tokens) == ("Why?", Answer, False, None)
    assert read_asked(body(messages=[{"role": "user", "content": "\ud800!"}])).brief.task == "?!"


def test_the_operators_longest_answer_stands() -> None:
    """A caller may ask for less than the pool gives, and not for more."""
    pool = pool_at("http://models.example/v1")
    assert read_asked(body(max_tokens=100)).of(pool).members[0].max_tokens == 100
    assert read_asked(body(max_completion_tokens=60_000)).of(pool).members[0].max_tokens == 1024
    assert read_asked(body()).of(pool).members == pool.members


def pool_at(url: str) -> Pool:
    """A pool that asks there."""
    model = Model(endpoint=Endpoint(name="there", base_url=url), name="m")
    return Pool(name="p", members=(Member(name="one", model=model),), judge=Judge(model=model))


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("http://localhost:8000/v1", True),
        ("http://127.0.0.1:8000/v1", True),
        ("http://[::1]:8000/v1", True),
        ("https://verdicts.example/v1", True),
        ("https://VERDICTS.example.:443/v1", True),
        ("http://localhost:11434/v1", False),
        ("https://models.example/v1", False),
    ],
)
def test_a_pool_that_asks_this_server_is_left_out(url: str, own: bool) -> None:
    """By host and port, whatever of its names the address has."""
    kept = apart_from({"p": pool_at(url)}, ("https://verdicts.example", "http://localhost:8000"))
    assert bool(kept) is not own


def fusion(drafts: tuple[str, ...], degraded: str = "", failures: tuple[Failure, ...] = ()) -> Fusion[Any]:
    """What came of it, without a value."""
    made = tuple(
        Draft(f"m{at}", "m", Answer(text=text), text, NOTHING, Decimal(0), 0.1, 0.2) for at, text in enumerate(drafts)
    )
    return Fusion(
        "merge", None, None, made, failures, (), (), (), Agreement(), (), Usage(1, 2), Decimal(0), "USD", 0.3, degraded
    )  # fmt: skip


def test_without_a_ruling_the_most_central_draft_is_told() -> None:
    """The judge gave nothing: the content is the draft most like the others, `degraded` names it; all are reported."""
    told = reply_of(pool_at("http://x"), fusion(("red blue", "red blue green", "something else"), "No ruling."))
    assert told.content == "red blue"
    assert told.report["degraded"] == "No ruling. The content is the draft of m0, which is most like the others."
    assert [one["content"] for one in told.report["members"]] == ["red blue", "red blue green", "something else"]


def test_pieces_are_the_whole_text() -> None:
    """Put together they are the text, whatever blanks it has; an empty one has none."""
    for text in ("", "word", "a " * 300, "\n\nno blank" + "x" * 500, "é — ü " * 90):
        assert "".join(pieces(text)) == text
