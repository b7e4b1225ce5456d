"""Tallies as they move: a stream is read as a server reads it, piece by piece."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from starlette.requests import Request

from tests.load.live_site import until
from tests.votes import ballot, count
from tests.web.api.conftest import Asked
from verdicts.store.engine import writing
from verdicts.store.revisions import count_changes
from verdicts.store.tending import readdress, standing_of
from verdicts.web.api import events

pytestmark = pytest.mark.anyio
PATIENCE = 10.0


@dataclass
class Listener:
    """A program on a stream. `pieces` are what it was sent; while `reading` is not set, the server's send waits."""

    pieces: asyncio.Queue[str] = field(default_factory=asyncio.Queue[str])
    reading: asyncio.Event = field(default_factory=asyncio.Event)
    gone: asyncio.Event = field(default_factory=asyncio.Event)
    started: dict[str, Any] = field(default_factory=dict[str, Any])

    async def send(self, message: Any) -> None:
        """Take a piece."""
        if message["type"] == "http.response.start":
            self.started |= message
            return
        self.pieces.put_nowait(message.get("body", b"").decode())
        await self.reading.wait()

    async def receive(self) -> dict[str, str]:
        """Hang up when it is time."""
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def told(self) -> dict[str, Any]:
        """The next tallies, by the id of their event; signs of life are passed over."""
        while True:
            piece = await asyncio.wait_for(self.pieces.get(), PATIENCE)
            if found := dict(map(_event, (part for part in piece.split("\n\n") if part.startswith("id: ")))):
                return found


def _event(text: str) -> tuple[str, Any]:
    id, name, data = (line.split(": ", 1)[1] for line in text.split("\n"))
    assert name == "tally"
    return id, json.loads(data)


@asynccontextmanager
async def listening(api: Asked, query: str = "", **headers: str) -> AsyncIterator[Listener]:
    """A stream that is open while the block lasts."""
    listener = Listener()
    listener.reading.set()
    told = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": "/api/v1/events", "query_string": query.encode(), "headers": told}
    response = await api.room.answer(Request({**scope, "client": ("203.0.113.7", 1)}))
    assert response
    task = asyncio.create_task(response(scope, listener.receive, listener.send))
    try:
        yield listener
    finally:
        listener.reading.set()
        listener.gone.set()
        await asyncio.wait_for(task, PATIENCE)


def _vote(api: Asked, number: int, slug: str = "ollama") -> None:
    """A ballot is counted, and the station tells the hub."""
    count(api.engine, ballot(number, "ship", slug))
    api.hub.announce(api.room.sayings.records.library.values([f"/tools/{slug}"]))


async def test_a_stream_begins_with_the_state_of_now(api: Asked) -> None:
    """Whatever was seen last, all tallies that are asked for come first, then each that moves, with its version."""
    _vote(api, 1)
    _vote(api, 1, "vllm")
    async with listening(api, last_event_id="ollama@1") as listener:
        first = await listener.told()
        assert list(first) == ["ollama@1", "vllm@1"]
        _vote(api, 2)
        assert await listener.told() == {"ollama@2": (await _tally(api, 2))}
    assert listener.started["status"] == 200
    assert (b"content-type", b"text/event-stream; charset=utf-8") in listener.started["headers"]
    assert api.hub.seats == 0


async def _tally(api: Asked, ship: int) -> Any:
    api.a_second_later()
    found = (await api.get("/tallies/ollama")).json()
    assert found["ship"] == ship
    return found


async def test_a_stream_tells_of_its_tools_alone(api: Asked) -> None:
    """What is not asked for is not told; two streams each hear their own."""
    async with listening(api, "tools=ollama") as one, listening(api, "tools=vllm,aider") as other:
        await asyncio.sleep(0.1)
        _vote(api, 1, "vllm")
        assert list(await other.told()) == ["vllm@1"]
        _vote(api, 1)
        assert list(await one.told()) == ["ollama@1"]
    assert (await api.get("/events?tools=nothing")).status_code == 404


async def test_who_reads_slowly_gets_the_newest(api: Asked) -> None:
    """While a send is under way news of a tool replaces what waits of it; then the last value comes, and only that."""
    async with listening(api, "tools=ollama") as listener:
        await asyncio.wait_for(listener.pieces.get(), PATIENCE)
        listener.reading.clear()
        _vote(api, 1)
        assert list(await listener.told()) == ["ollama@1"]
        for number in range(2, 7):
            _vote(api, number)
            await asyncio.sleep(0.12)
        listener.reading.set()
        assert list(await listener.told()) == ["ollama@6"]


async def test_votes_of_a_demonstration_say_so(api: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream that is open when a demonstration begins marks the numbers from then on."""
    monkeypatch.setattr("verdicts.web.api.events.FRESH_SECONDS", 0.0)
    async with listening(api, "tools=ollama") as listener:
        _vote(api, 1)
        assert (await listener.told())["ollama@1"]["demo_votes"] is False
        count(api.engine, ballot(2, "ship", demo=True))
        api.a_second_later()
        await until(lambda: api.room.events.demo, "a look at the demonstration", PATIENCE)
        _vote(api, 3)
        assert (await listener.told())["ollama@3"]["demo_votes"] is True


async def test_a_network_has_its_streams_and_no_more(api: Asked) -> None:
    """The third is refused until one ends; a quiet stream says that it lives, and an old one ends by itself."""
    api.room.events.longest = 0.5
    async with listening(api, "tools=ollama") as first, listening(api) as second:
        await asyncio.wait_for(second.pieces.get(), PATIENCE)
        scope = {"type": "http", "method": "GET", "path": "/api/v1/events", "query_string": b"", "headers": []}
        third = await api.room.answer(Request({**scope, "client": ("203.0.113.99", 1)}))
        assert third
        assert (third.status_code, json.loads(bytes(third.body))["type"][-17:]) == (429, "#too-many-streams")
        pieces = [await asyncio.wait_for(first.pieces.get(), PATIENCE) for _ in range(2)]
        assert pieces == [events.BEGUN.decode(), events.STILL_HERE.decode()]
        while await asyncio.wait_for(first.pieces.get(), PATIENCE):
            pass
    async with listening(api):
        pass
    assert not api.room.events._open  # pyright: ignore[reportPrivateUsage] - nothing of a network stays


async def test_a_tool_with_another_address_is_told_of(api: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream of all tools that is open when a tool comes, or is renamed, tells of it."""
    for module in ("paper.pulse", "api.events"):
        monkeypatch.setattr(f"verdicts.web.{module}.FRESH_SECONDS", 0.0)
    async with listening(api) as listener:
        await asyncio.wait_for(listener.pieces.get(), PATIENCE)
        with writing(api.engine) as conn:
            one = standing_of(conn, "ollama")
            assert one
            readdress(conn, one, "llama-runner")
            count_changes(conn, 1)
        await until(lambda: "/tools/llama-runner" in api.hub.watched, "topic of the new address", PATIENCE)
        _vote(api, 1, "llama-runner")
        assert list(await listener.told()) == ["llama-runner@1"]
