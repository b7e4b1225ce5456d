"""A real small model behind the real server of llama.cpp: wire, schema, cancel, order. Never its quality or speed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import aclosing
from pathlib import Path

import httpx
import pytest

from tests.fusion.peer import Script, peer_of
from tests.fusion.pools import done, fused, model_of
from tests.fusion.real import BRIEF, CASSETTE, Take, model_at, pool_at, rated
from verdicts.fusion.client import OpenAIWire
from verdicts.fusion.local.server import Served, serving
from verdicts.fusion.local.weights import NAME, weights
from verdicts.fusion.pool import Endpoint, Member
from verdicts.fusion.shape import schema_of
from verdicts.fusion.tape import Recorder, player
from verdicts.fusion.wire import Ended, Message, Request, Token

pytestmark = pytest.mark.anyio
DRAFTS = {
    "first": Take(score=80, take="It runs models at home."),
    "second": Take(score=35, take="It needs a large machine."),
}


@pytest.fixture(scope="module")
def local() -> Iterator[Endpoint]:
    """The small model, served once for this file."""
    with serving(Served(weights(), NAME, context=4096)) as endpoint:
        yield endpoint


def busy(local: Endpoint) -> int:
    """Slots at work, as the server says."""
    assert local.key
    headers = {"authorization": f"Bearer {local.key.get_secret_value()}"}
    slots = httpx.get(local.base_url.removesuffix("/v1") + "/slots", headers=headers, timeout=30).json()
    return sum(slot["is_processing"] for slot in slots)


async def until(holds: Callable[[], bool]) -> bool:
    """Whether it holds before long."""
    end = time.monotonic() + 30
    while not (held := await asyncio.to_thread(holds)) and time.monotonic() < end:
        await asyncio.to_thread(time.sleep, 0.02)
    return held


async def test_it_streams(local: Endpoint, wire: OpenAIWire) -> None:
    """The answer comes in pieces, and the server's own count of tokens with its end."""
    request = Request(model_at(local), (Message("user", "What is the capital of France?"),), 16, 0.0, 1)
    async with aclosing(wire.stream(request)) as chunks:
        *tokens, end = [chunk async for chunk in chunks]
    assert len(tokens) > 3
    assert "".join(token.text for token in tokens if isinstance(token, Token)).strip()
    assert isinstance(end, Ended)
    assert end.usage
    assert 0 < end.usage.output <= 16
    assert not end.usage.estimated


async def test_its_answers_fit_a_schema(local: Endpoint, wire: OpenAIWire) -> None:
    """A call with a schema is answered by one object of that type, however the model likes it."""
    told = (Message("user", "Write a poem."),)
    request = Request(model_at(local), told, 64, 1.5, 5, schema_of(Take))
    async with aclosing(wire.stream(request)) as chunks:
        said = "".join([chunk.text async for chunk in chunks if isinstance(chunk, Token)])
    assert Take.model_validate_json(said)


async def test_a_cancel_frees_its_slot(local: Endpoint, wire: OpenAIWire) -> None:
    """Who hangs up in the middle of a long answer ends it at the server: no slot goes on working."""
    request = Request(model_at(local), (Message("user", "Count to a thousand, each number a line."),), 2000, 1.0, 1)
    chunks = wire.stream(request)
    await anext(chunks)
    assert busy(local) == 1
    await chunks.aclose()
    assert await until(lambda: busy(local) == 0)


async def test_its_order_bias_is_reported(local: Endpoint, wire: OpenAIWire) -> None:
    """A pair of drafts by others is seen in both orders; whether it flipped is counted and said. That it does or not is
    the model's."""
    with peer_of({name: Script(draft.model_dump_json()) for name, draft in DRAFTS.items()}) as peer:
        members = tuple(Member(name=name, model=model_of(peer, name)) for name in DRAFTS)
        pool = pool_at(local, len(DRAFTS)).model_copy(update={"members": members})
        fusion = done(await fused(pool, wire, Take, BRIEF))
    assert not fusion.failures
    assert len(fusion.rulings) == 1
    flips = sum(ruling.flipped for ruling in fusion.rulings)
    assert fusion.agreement.flips == flips
    assert any("changed its mind" in warning for warning in fusion.warnings) == bool(flips)
    assert (fusion.rulings[0].winner is None) or not flips


async def test_its_cassette_plays_without_it(tmp_path: Path) -> None:
    """What was recorded of the model once is played byte for byte, without a server: the same calls, the same tape."""
    nowhere = Endpoint(name="local", base_url="http://127.0.0.1:9/v1")
    copies = [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]
    fusions = []
    for copy in copies:
        recorder = Recorder(player(CASSETTE))
        fusions.append(done(await rated(nowhere, recorder)))
        recorder.write(copy)
        assert copy.read_bytes() == CASSETTE.read_bytes()
    one, two = fusions
    assert (one.value, one.rulings, one.usage, one.warnings) == (two.value, two.rulings, two.usage, two.warnings)
    assert len(one.rulings) == 3
    assert one.agreement.flips == sum(ruling.flipped for ruling in one.rulings) / 3
