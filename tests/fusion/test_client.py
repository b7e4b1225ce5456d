"""The client over real HTTP: what it sends, what it makes of every answer, and what never leaves it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.fusion.peer import Cut, Hang, Lines, Page, Peer, Refuse, Script, Status, peer_of
from tests.fusion.peer.script import Fault
from tests.fusion.pools import KEY, endpoint_of, model_of
from verdicts.fusion.client import OpenAIWire
from verdicts.fusion.pool import Endpoint, Format, Model
from verdicts.fusion.wire import (
    NESTED,
    Broken,
    Chunk,
    Denied,
    Ended,
    FormatRefused,
    Limited,
    Message,
    Request,
    Token,
    Trouble,
    Unreachable,
    Usage,
)

pytestmark = pytest.mark.anyio
SCHEMA = {"type": "object", "properties": {"score": {"type": "integer"}}, "required": ["score"]}
TEXT = "The answer is forty-two, and it is short."


def request_of(peer: Peer, name: str, format: Format = "json_schema", schema: Any = None, **given: Any) -> Request:
    """A short question to a model of the peer."""
    return Request(model_of(peer, name, **given), (Message("user", "How much?"),), 64, 0.5, 7, schema, format)


async def heard(wire: OpenAIWire, request: Request) -> list[Chunk]:
    """The whole answer."""
    async with aclosing(wire.stream(request)) as chunks:
        return [chunk async for chunk in chunks]


async def trouble_of(wire: OpenAIWire, script: Script | Sequence[Script], schema: Any = None) -> Trouble:
    """What a script's call ends with."""
    with peer_of(m=script) as peer, pytest.raises(Trouble) as caught:
        await heard(wire, request_of(peer, "m", schema=schema))
    assert KEY not in str(caught.value)
    assert len(str(caught.value)) < 400
    assert "\n" not in str(caught.value)
    return caught.value


async def test_an_answer_comes_in_pieces(wire: OpenAIWire) -> None:
    """Tokens come as the peer says them, then why it stopped and what the peer counted."""
    with peer_of(m=Script()) as peer:
        *tokens, end = await heard(wire, request_of(peer, "m"))
    assert "".join(token.text for token in tokens if isinstance(token, Token)) == TEXT
    assert len(tokens) == 8
    assert end == Ended("stop", Usage(2, 8))


async def test_an_answer_in_one_piece_is_one(wire: OpenAIWire) -> None:
    """An endpoint that does not stream is heard all the same."""
    with peer_of(m=Script(whole=True)) as peer:
        assert await heard(wire, request_of(peer, "m")) == [Token(TEXT), Ended("stop", Usage(2, 8))]


@pytest.mark.parametrize(
    ("finish", "stop"),
    [("stop", "stop"), ("length", "length"), ("model_length", "length"), ("content_filter", "filtered")],
)
async def test_why_it_stopped(wire: OpenAIWire, finish: str, stop: str) -> None:
    """The reasons to stop are the protocol's, Mistral's word for length included."""
    with peer_of(m=Script(finish=finish)) as peer:
        assert (await heard(wire, request_of(peer, "m")))[-1] == Ended(stop, Usage(2, 8))  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("usage", [None, (-5, 2), ("many", 2), (True, 2), (10**12, 1)])
async def test_what_cannot_be_a_count_is_none(wire: OpenAIWire, usage: Any) -> None:
    """No usage, and a usage that would lower what was spent, is None: the ledger estimates then."""
    with peer_of(m=Script(usage=usage)) as peer:
        assert (await heard(wire, request_of(peer, "m")))[-1] == Ended("stop", None)


@pytest.mark.parametrize(
    ("fault", "kind", "words"),
    [
        (Status(401, f"Incorrect API key provided: {KEY}"), Denied, "does not let us in (401); look at its key"),
        (Status(403), Denied, "does not let us in (403)"),
        (Status(404), Denied, "has no model m, or its address is not right (404)"),
        (Status(429), Limited, "takes no more calls now (429)"),
        (Status(500), Broken, 'failed (500): "It went wrong."'),
        (Status(502, None, text="<html>Bad gateway</html>"), Broken, "failed (502)"),
        (Status(503, "Loading model"), Broken, 'failed (503): "Loading model"'),
        (Status(400, "Too long"), Broken, 'refused the call (400): "Too long"'),
        (Status(307, None, {"Location": "http://elsewhere.example/"}), Broken, "sends on to another address (307)"),
        (Page(), Broken, 'did not answer by the protocol of chat completions; is its address right?: "text/html"'),
        (Cut(2), Broken, "cut the connection before its answer was whole"),
        (Lines(["data: {no", ""], 1), Broken, "did not answer by the protocol of chat completions"),
        (Lines(["data: " + "[" * 50_000, ""], 1), Broken, "did not answer by the protocol of chat completions"),
        (Lines([], 1), Broken, "ended its stream before the answer was whole"),
        (Lines(['data: {"error": {"message": "busy"}}', ""], 1), Broken, 'in the middle of its answer: "busy"'),
        (Lines(["data: 5", "", 'data: {"choices": [5]}', ""]), Broken, "ended its stream"),
        (Lines(['data: {"choices": [{"delta": [], "finish_reason": 7}]}', ""]), Broken, "ended its stream"),
    ],
)  # fmt: skip
async def test_every_error_is_a_sentence(wire: OpenAIWire, fault: Fault, kind: type[Trouble], words: str) -> None:
    """Every error names the endpoint and its host, says what happened in one line, and holds no key."""
    trouble = await trouble_of(wire, Script(fault=fault))
    assert type(trouble) is kind
    assert str(trouble).startswith("peer (127.0.0.1:")
    assert words in str(trouble)


async def test_words_of_a_peer_are_one_clean_line(wire: OpenAIWire) -> None:
    """What a peer says in an error is cut, on one line, without control characters, and without parts of the key."""
    said = f"Bad key …{KEY[6:]} and Bearer abc.def\n\x1b[31m\u202ered " + "x" * 5000
    words = str(await trouble_of(wire, Script(fault=Status(500, said))))
    assert KEY[6:18] not in words
    assert "abc.def" not in words
    assert not {"\x1b", "\u202e"} & set(words)
    assert words.endswith('…"')


@pytest.mark.parametrize(("told", "after"), [("3", 3), ("Wed, 25 Nov 2026 12:00:07 GMT", 7), ("-4", 0), ("soon", None)])
async def test_how_long_to_wait(told: str, after: float | None) -> None:
    """Retry-After is seconds or a date; one that is over is none, and one that cannot be read is not told."""
    wire = OpenAIWire(now=lambda: datetime(2026, 11, 25, 12, 0, tzinfo=UTC))
    try:
        trouble = await trouble_of(wire, Script(fault=Status(429, headers={"Retry-After": told})))
        assert isinstance(trouble, Limited)
        assert trouble.after == after
    finally:
        await wire.aclose()


@pytest.mark.parametrize("code", [400, 422, 500])
async def test_a_refused_format_is_told_as_one(wire: OpenAIWire, code: int) -> None:
    """400, 422 and 500 to a call with a schema say that the format may be the reason; without a schema they do not."""
    script = Script(fault=Status(code))
    refused = await trouble_of(wire, script, SCHEMA)
    assert isinstance(refused, FormatRefused)
    assert f"does not take json_schema ({code})" in str(refused)
    assert isinstance(await trouble_of(wire, script), Broken)


async def test_the_ladder_of_formats(wire: OpenAIWire) -> None:
    """The schema goes by its own parameter, then beside `json_object` in the prompt, then in the prompt alone."""
    with peer_of(m=Script()) as peer:
        for step in ("json_schema", "json_object", "prompt"):
            await heard(wire, request_of(peer, "m", step, SCHEMA))
        first, second, third = (call.body for call in peer.calls())
    assert first["response_format"]["json_schema"] == {"name": "answer", "schema": SCHEMA, "strict": True}
    assert first["messages"][0]["content"] == "How much?"
    assert second["response_format"] == {"type": "json_object"}
    assert "response_format" not in third
    assert '"score":{"type":"integer"}' in second["messages"][0]["content"]
    assert second["messages"] == third["messages"]


async def test_a_schema_with_free_keys_is_not_strict(wire: OpenAIWire) -> None:
    """Endpoints refuse a strict schema whose keys are not all required, so it is not called strict."""
    with peer_of(m=Script()) as peer:
        await heard(wire, request_of(peer, "m", schema={**SCHEMA, "required": []}))
    assert peer.seen[0].body["response_format"]["json_schema"]["strict"] is False


async def test_what_an_endpoint_does_not_know_is_left_out(wire: OpenAIWire) -> None:
    """An unknown parameter is left out or called otherwise, at once and in every call after that."""
    fault = Refuse(("stream_options", "seed", "max_tokens"), 422)
    with peer_of(m=Script(fault=fault)) as peer:
        first = await heard(wire, request_of(peer, "m"))
        await heard(wire, request_of(peer, "m"))
    assert first[-1] == Ended("stop", None)
    assert len(peer.seen) == 5
    last = peer.seen[-1].body
    assert last["max_completion_tokens"] == 64
    assert not set(fault.named) & set(last)


async def test_an_answer_without_end_is_hung_up_on(wire: OpenAIWire) -> None:
    """A peer that sends far more than was asked for is left, whether in pieces, in one line, or as an error."""
    huge = await trouble_of(wire, Script("x" * 200_000, pieces=20))
    assert "sent far more than the 64 tokens" in str(huge)
    line = await trouble_of(wire, Script(fault=Lines(["data: " + "x" * 3_000_000])))
    assert "what it sent was too much" in str(line)
    page = await trouble_of(wire, Script(fault=Status(500, None, text="y" * 2_000_000)))
    assert "what it sent was too much" in str(page)


@pytest.mark.parametrize("fault", [Hang(headers=False), Hang(), Hang(3)])
async def test_a_cancel_reaches_the_peer(wire: OpenAIWire, fault: Hang) -> None:
    """Whoever stops reading hangs up, before the headers, before the first token and in the middle."""
    with peer_of(m=Script(fault=fault)) as peer:
        reading = asyncio.create_task(heard(wire, request_of(peer, "m")))
        await peer.said("m", fault.after)
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading
        assert (await peer.gone("m"))[0].sent == fault.after


async def test_nobody_there(wire: OpenAIWire) -> None:
    """A closed port and a name that does not resolve are Unreachable."""
    with peer_of() as peer:
        pass
    names = ((peer.url, "cannot be reached"), ("http://nowhere.invalid/v1", "nowhere.invalid) cannot be reached"))
    for url, words in names:
        model = Model(endpoint=Endpoint(name="gone", base_url=url), name="m")
        with pytest.raises(Unreachable, match="gone") as caught:
            await heard(wire, Request(model, (Message("user", "?"),), 64, 0.0))
        assert words in str(caught.value)


async def test_the_environment_stays_outside(wire: OpenAIWire, monkeypatch: pytest.MonkeyPatch) -> None:
    """Key, address, headers and proxies of the environment reach no endpoint; one without a key gets none."""
    for name in ("API_KEY", "ADMIN_KEY", "ORG_ID", "PROJECT_ID"):
        monkeypatch.setenv(f"OPENAI_{name}", "leaked")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Leak: leaked\nAuthorization: Bearer leaked")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://leaked.invalid")
    monkeypatch.setenv("HTTP_PROXY", "http://leaked.invalid:3128")
    monkeypatch.setenv("ALL_PROXY", "http://leaked.invalid:3128")
    with peer_of(m=Script()) as peer:
        await heard(wire, request_of(peer, "m"))
        await heard(wire, request_of(peer, "m", key=None))
    with_key, without = (call.headers for call in peer.seen)
    assert with_key["authorization"] == f"Bearer {KEY}"
    assert "authorization" not in without
    assert "leaked" not in str(peer.seen)
    usual = {"host", "accept", "accept-encoding", "content-type", "content-length", "user-agent"}
    assert set(without) == {*usual, NESTED}


async def test_a_redirect_takes_no_key_along(wire: OpenAIWire) -> None:
    """A peer that sends on elsewhere is not followed, so that the key goes to nobody else."""
    with peer_of(m=Script()) as other:
        elsewhere = Status(307, None, {"Location": f"{other.url}/chat/completions"})
        await trouble_of(wire, Script(fault=elsewhere))
    assert not other.seen


@pytest.mark.parametrize(
    ("url", "near"),
    [
        ("http://models.example/v1", False),
        ("http://8.8.8.8/v1", False),
        ("http://127.0.0.1:9/v1", True),
        ("http://[::1]:9/v1", True),
        ("http://10.255.255.1:9/v1", True),
        ("http://llama:9/v1", True),
        ("https://models.example/v1", True),
    ],
)
def test_a_key_goes_over_https_or_stays_near(url: str, near: bool) -> None:
    """Over plain http a key goes to this machine and its network only."""
    from verdicts.fusion.words import in_the_clear

    with peer_of() as peer:
        here = endpoint_of(peer).model_copy(update={"base_url": url})
    refused = in_the_clear(here)
    assert (refused is None) is near
    assert refused is None or "a key goes over https, or to this machine or network only" in str(refused)


async def test_a_key_in_the_clear_is_not_sent(wire: OpenAIWire) -> None:
    """The call is refused before a connection is made."""
    with peer_of() as peer:
        here = endpoint_of(peer).model_copy(update={"base_url": "http://models.example/v1"})
    with pytest.raises(Denied, match="was not called"):
        await heard(wire, Request(Model(endpoint=here, name="m"), (Message("user", "?"),), 64, 0.0))


async def test_a_key_in_an_answer_is_hidden(wire: OpenAIWire) -> None:
    """A peer that says the key back is not passed on."""
    with peer_of(m=Script(f"Your key is {KEY}.", pieces=1)) as peer:
        assert (await heard(wire, request_of(peer, "m")))[0] == Token("Your key is [hidden].")


async def test_plain_connections_are_left(wire: OpenAIWire) -> None:
    """A connection without TLS is closed after its answer: llama.cpp's is gone then, whatever it announced."""
    with peer_of(m=Script()) as peer:
        for _ in range(5):
            await heard(wire, request_of(peer, "m"))
        await peer.quiet()


async def test_an_abandoned_stream_is_hung_up_on(wire: OpenAIWire) -> None:
    """Who stops reading after the first piece and closes the stream hangs up."""
    with peer_of(m=Script(fault=Hang(1))) as peer:
        stream: AsyncGenerator[Chunk] = wire.stream(request_of(peer, "m"))
        assert await anext(stream) == Token("The ")
        await stream.aclose()
        await peer.gone("m")


async def test_cancels_lose_no_connection(wire: OpenAIWire) -> None:
    """However many calls are cancelled, while they connect, speak, or close old connections, none stays open."""
    with peer_of(m=Script(pieces=3, between=0.01)) as peer:
        for wave in range(6):
            reading = [asyncio.create_task(heard(wire, request_of(peer, "m", at_once=8))) for _ in range(40)]
            await asyncio.sleep(0.01 * wave)
            for task in reading[wave % 2 :: 2]:
                task.cancel()
            await asyncio.gather(*reading, return_exceptions=True)
        await wire.aclose()
        await peer.quiet()
