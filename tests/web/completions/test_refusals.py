"""What is not answered: each with its status and an error in the protocol's shape, by the official client."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import anyio
import httpx
import openai
import pytest

from tests.serving import serving
from tests.web.completions.conftest import Counter
from tests.web.completions.test_answers import ASK
from verdicts.desk.passes.issue import take_back
from verdicts.fusion.client import OpenAIWire
from verdicts.fusion.pool import Endpoint, Model
from verdicts.fusion.wire import Message, Request, Trouble

CHAT = "/v1/chat/completions"


@pytest.fixture(scope="module")
def client(counter: Counter) -> Iterator[openai.OpenAI]:
    """A program with money enough."""
    with counter.client(counter.key("careless")) as made:
        yield made


def raised(client: openai.OpenAI, **given: Any) -> openai.APIStatusError:
    """The error of a call."""
    with pytest.raises(openai.APIStatusError) as caught:
        client.chat.completions.create(**{"model": "fusion/panel", "messages": ASK, **given})
    return caught.value


SCHEMA = {"type": "object", "properties": {"a": {"type": "string"}}, "required": [], "additionalProperties": False}


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        ({"model": "gpt-4"}, 404, "'gpt-4' does not exist"),
        ({"model": "fusion"}, 404, "'fusion' does not exist"),  # there is a choice of pools
        ({"model": "fusion/loop"}, 404, "does not exist"),
        ({"model": "fusion/local"}, 404, "Only pools of this server's file are served"),
        ({"n": 2}, 400, "n must be 1"),
        ({"tools": [{"type": "function", "function": {"name": "f"}}]}, 400, "Tools are not supported"),
        ({"stop": ["x"]}, 400, "stop is not supported here"),
        ({"top_p": 0.5}, 400, "top_p is not supported here"),
        ({"temperature": 3}, 400, "temperature must be 2 or less"),
        ({"max_tokens": 1}, 400, "max_tokens must be 16 or more"),
        ({"messages": []}, 400, "messages must not be empty"),
        ({"extra_body": {"stream": "yes"}}, 400, "stream must be true or false"),
        ({"max_tokens": "20"}, 400, "max_tokens must be a whole number"),
        ({"messages": [{"role": "assistant", "content": "x"}]}, 400, "The last message must be the user's"),
        (
            {"messages": [{"role": "tool", "content": "x", "tool_call_id": "y"}]},
            400,
            "messages[0].role must be 'system'",
        ),
        ({"messages": [{"role": "user", "content": [{"type": "image_url"}]}]}, 400, "pictures, sound and files"),
        ({"messages": [{"role": "user", "content": "x" * 400_001}]}, 400, "messages[0].content must have at most"),
        ({"messages": [{"role": "user", "content": "x" * 1_000_001}]}, 413, "at most 1000000 bytes"),
        ({"response_format": {"type": "json_object"}}, 400, "response_format is text or json_schema"),
        ({"response_format": {"type": "json_schema", "json_schema": {"name": "a", "schema": SCHEMA}}}, 400, "require"),
    ],
)
def test_what_cannot_be_asked(client: openai.OpenAI, given: dict[str, Any], status: int, said: str) -> None:
    """The client raises the error of that status, with a sentence and a code."""
    error = raised(client, **given)
    assert error.status_code == status
    assert said in error.message
    assert error.code
    assert error.response.headers["cache-control"] == "private, no-store"


def test_all_members_fail(client: openai.OpenAI) -> None:
    """502 with each one's own reason, and the report; late ones alone are 504; a stream ends with the error."""
    error = raised(client, model="fusion/broken")
    assert error.status_code == 502
    assert "first: peer" in error.message
    assert "second: peer" in error.message
    assert "It fell over." in error.message
    report = json.loads(error.response.text)["fusion"]
    assert [one["reason"] for one in report["failures"]] == ["broken", "broken"]
    assert error.response.headers["x-should-retry"] == "false"  # each try is a fusion more to pay
    late = raised(client, model="fusion/late")
    assert (late.status_code, late.code) == (504, "all_members_late")
    with (
        pytest.raises(openai.APIError, match="No member of the pool answered"),
        client.chat.completions.create(model="fusion/broken", messages=ASK, stream=True) as stream,
    ):
        list(stream)


def test_a_budget_that_is_used_up(counter: Counter) -> None:
    """A call that the rest of a budget cannot pay is 402 with the figures, before any member is asked; what was spent
    is what the report said, and nothing stays held."""
    with counter.client(counter.key("poor", "0.009")) as client:
        answer = client.chat.completions.create(model="fusion/panel", messages=ASK, max_tokens=64)
        assert answer.model_extra is not None
        before = len(counter.peer.calls())
        error = raised(client, max_tokens=64)
    assert (error.status_code, error.code) == (402, "insufficient_quota")
    assert "The budget of this key is used up: 0.00" in error.message
    assert "USD is left, and this call costs about 0.00" in error.message
    assert len(counter.peer.calls()) == before
    assert "begins anew" not in error.message  # a budget for good
    account = counter.account("poor")
    assert (f"{account.spent:.6f}", account.held) == (answer.model_extra["fusion"]["cost"], 0)


def test_a_call_of_a_server_like_this_is_refused(counter: Counter) -> None:
    """Our own wire, pointed at the endpoint with a good key, is told that pools do not ask pools."""
    counter_key = counter.key("nested")

    async def ask() -> str:
        wire, url = OpenAIWire(), f"{counter.server.url}/v1"
        model = Model(endpoint=Endpoint(name="verdicts", base_url=url, key=counter_key), name="fusion/panel")  # type: ignore[arg-type]
        try:
            async for _ in wire.stream(Request(model, (Message("user", "?"),), 64, 0.0)):
                pass
        except Trouble as trouble:
            return str(trouble)
        finally:
            await wire.aclose()
        return ""

    assert "A pool does not ask a pool" in anyio.run(ask)


def test_other_methods_and_addresses(counter: Counter, client: openai.OpenAI) -> None:
    """GET of completions and POST of models are 405 in the protocol's shape, with what is allowed; whatever else is
    below /v1 is 404 in that shape; a slash at the end is none; nothing allows another origin."""
    with httpx.Client(base_url=counter.server.url, headers={"Authorization": f"Bearer {client.api_key}"}) as raw:
        for answer, allowed in ((raw.get(CHAT), "POST"), (raw.post("/v1/models"), "GET")):
            assert (answer.status_code, answer.json()["error"]["code"]) == (405, "method_not_allowed")
            assert answer.headers["allow"] == allowed
        for answer in (raw.post("/v1/responses", json={}), raw.get("/v1"), raw.get("/v1/modelsx")):
            assert (answer.status_code, answer.json()["error"]["code"]) == (404, "unknown_url")
        assert raw.get("/v1/models/").json()["data"][0]["id"] == "fusion/panel"
        assert raw.post(CHAT, content=b"{").json()["error"]["code"] == "invalid_json"
        asked = raw.options(CHAT, headers={"Origin": "https://other.example", "Access-Control-Request-Method": "POST"})
        assert asked.status_code in (400, 405)
        assert "access-control-allow-origin" not in asked.headers
        told = raw.get("/v1/models", headers={"Origin": "https://other.example"})
        assert "access-control-allow-origin" not in told.headers


def test_revoked_and_wrong_keys(counter: Counter, tmp_path: Any) -> None:
    """A key that never was, a revoked one and none get the same 401; after so many the network has to wait, while a
    good key goes on."""
    key, good = counter.key("gone"), counter.key("good")
    assert take_back(counter.engine, "gone", counter.account("gone").made_at)
    answers = list[httpx.Response]()
    with httpx.Client(base_url=counter.server.url) as raw:
        for shown in (f"Bearer {key}", "Bearer vf-wrong", "Basic eA==", ""):
            answers.append(raw.get("/v1/models", headers={"Authorization": shown} if shown else {}))
        assert {(one.status_code, one.text) for one in answers} == {(401, answers[0].text)}
        assert len({one.headers["x-request-id"] for one in answers}) == 4
        assert answers[0].json()["error"]["code"] == "invalid_api_key"
        tries = [raw.post(CHAT, headers={"Authorization": "Bearer vf-x"}, json={}).status_code for _ in range(10)]
        assert tries == [401] * 8 + [429] * 2
        assert raw.get("/v1/models", headers={"Authorization": f"Bearer {good}"}).status_code == 200


def test_off_it_is_any_unknown_address(tmp_path: Any) -> None:
    """Without the setting both addresses answer as an address that is not there."""
    with serving(tmp_path) as server, httpx.Client(base_url=server.url) as raw:
        assert raw.get("/v1/models").status_code == raw.get("/nowhere").status_code == 404
        assert raw.post(CHAT, json={}).status_code == raw.post("/nowhere", json={}).status_code
