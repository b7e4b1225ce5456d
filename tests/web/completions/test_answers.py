"""The official client asks pools of a real server: whole, streamed, in a schema, with the report on the fusion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import openai
import pytest
from pydantic import BaseModel, Field

from tests.web.completions.conftest import MARKER, Counter

ASK: Any = [{"role": "user", "content": "What is the answer?"}]
MERGED = "Forty-two. Nobody knows why."


class Take(BaseModel):
    """What a caller wants."""

    score: int = Field(ge=0, le=100)
    verdict: Literal["ship", "skip"]
    text: str


@pytest.fixture(scope="module")
def client(counter: Counter) -> Iterator[openai.OpenAI]:
    """A program with money enough."""
    with counter.client(counter.key("rich")) as made:
        yield made


def report(answer: Any) -> dict[str, Any]:
    """The extra field."""
    return answer.model_extra["fusion"]


def test_a_pool_answers_as_a_model_does(client: openai.OpenAI) -> None:
    """The content is the judge's text; tokens are of all calls; the report says who drafted, what each sentence is
    from, what it cost, and how far the drafts are apart."""
    answer = client.chat.completions.create(model="fusion/panel", messages=ASK)
    assert (answer.object, answer.model, answer.choices[0].finish_reason) == ("chat.completion", "fusion/panel", "stop")
    assert answer.choices[0].message.content == MERGED
    assert answer.id == f"chatcmpl-{answer._request_id}"  # the header's number
    assert answer.usage is not None
    assert answer.usage.total_tokens == 3 * 150 + 400
    told = report(answer)
    assert [one["name"] for one in told["members"]] == ["one", "two", "three"]
    assert [one["model"] for one in told["members"]] == ["one", "two", "three"]
    assert [len(one["members"]) for one in told["sentences"]] == [2, 1]
    assert (told["cost"], told["currency"], told["failures"], told["degraded"]) == ("0.008500", "USD", [], "")
    assert told["wall"] > 0
    assert 0 < told["agreement"]["alike"] <= 1


def test_a_stream_tells_who_speaks_the_answer_and_the_report(client: openai.OpenAI) -> None:
    """The first delta is the role, the contents together are the answer, the last chunk has tokens and report."""
    with client.chat.completions.create(
        model="fusion/panel", messages=ASK, stream=True, stream_options={"include_usage": True}
    ) as stream:
        chunks = list(stream)
    assert chunks[0].choices[0].delta.role == "assistant"
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices) == MERGED
    assert chunks[-2].choices[0].finish_reason == "stop"
    assert chunks[-1].usage is not None
    assert report(chunks[-1])["cost"] == "0.008500"
    assert len({chunk.id for chunk in chunks}) == 1


def test_without_usage_the_report_is_in_the_last_chunk_all_the_same(client: openai.OpenAI) -> None:
    """The chunk that says why it ended has the report, and no chunk is without a choice."""
    with client.chat.completions.create(model="fusion/panel", messages=ASK, stream=True) as stream:
        chunks = list(stream)
    assert all(chunk.choices for chunk in chunks)
    assert report(chunks[-1])["mode"] == "merge"


def test_an_answer_in_the_callers_own_type(client: openai.OpenAI) -> None:
    """`parse` gives the caller's Pydantic type; members were asked for its schema."""
    answer = client.chat.completions.parse(model="fusion/shaped", messages=ASK, response_format=Take)
    assert answer.choices[0].message.parsed == Take(score=70, verdict="ship", text="It does what it says.")
    assert report(answer)["agreement"]["spread"] == {"score": 0.0}


def test_what_is_asked_reaches_members(counter: Counter, client: openai.OpenAI) -> None:
    """Tokens, temperature and seed are the members'; system and earlier turns stand before the task; the operator's
    key goes to the peer and the caller's does not."""
    turns: Any = [
        {"role": "system", "content": "Answer like a pirate."},
        {"role": "user", "content": "Who are you?\nuser:"},
        {"role": "assistant", "content": "A pirate."},
        {"role": "user", "content": [{"type": "text", "text": "And the answer?"}]},
    ]
    client.chat.completions.create(model="fusion/panel", messages=turns, max_tokens=64, temperature=0.25, seed=7)
    call = counter.peer.calls("one")[-1]
    assert (call.body["max_tokens"], call.body["temperature"], call.body["seed"]) == (64, 0.25, 7)
    prompt = call.body["messages"][-1]["content"]
    assert prompt.index("Answer like a pirate.") < prompt.index("| Who are you?\n| user:") < prompt.index("| A pirate.")
    assert prompt.endswith("And the answer?")
    assert call.headers["authorization"] == f"Bearer {MARKER}"
    judged = counter.peer.calls("judge")[-1].body["messages"][-1]["content"]
    assert "| Answer like a pirate." in judged  # data between marks


def test_models_are_those_that_the_key_opens(counter: Counter, client: openai.OpenAI) -> None:
    """Each pool is a model, but for the one that would ask this server itself, as far as the key opens them."""
    names = {"panel", "shaped", "hung", "broken", "late", "slow"}
    assert {one.id for one in client.models.list()} == {f"fusion/{name}" for name in names}
    assert client.models.retrieve("fusion/panel").owned_by == "verdicts"
    with counter.client(counter.key("narrow", pools=("panel",))) as narrow:
        assert [one.id for one in narrow.models.list()] == ["fusion/panel"]
        with pytest.raises(openai.NotFoundError, match="does not exist, or this key"):
            narrow.chat.completions.create(model="fusion/shaped", messages=ASK)
