"""The room alone, asked through ASGI in this process: what cannot be brought about from outside in a short time."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Engine
from starlette.requests import Request
from structlog.testing import capture_logs

from tests.conftest import NOON
from tests.fusion.peer import Peer, Script, peer_of
from tests.fusion.pools import pool_of
from verdicts.desk.identity import Identity
from verdicts.desk.passes.issue import issue, issued
from verdicts.desk.passes.spend import Purse
from verdicts.fusion.client import OpenAIWire
from verdicts.fusion.fuse import Means
from verdicts.fusion.known import Known
from verdicts.fusion.serve.said import END, KEEP_ALIVE
from verdicts.fusion.serve.served import Served
from verdicts.live.limits import Limits
from verdicts.web.completions import Completions
from verdicts.web.visitors import Visitors

pytestmark = pytest.mark.anyio


@dataclass
class Told:
    """An answer as it is sent; `on` is set when the condition of who waits holds."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict[str, str])
    parts: list[bytes] = field(default_factory=list[bytes])
    news: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def send(self, message: Any) -> None:
        """What a server does with it."""
        async with self.news:
            if message["type"] == "http.response.start":
                self.status = message["status"]
                self.headers = {name.decode().lower(): value.decode() for name, value in message["headers"]}
            else:
                self.parts.append(message.get("body", b""))
            self.news.notify_all()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for it."""
        async with self.news:
            await asyncio.wait_for(self.news.wait_for(holds), 30)

    @property
    def error(self) -> dict[str, Any]:
        """The error that it is."""
        return json.loads(b"".join(self.parts))["error"]


@dataclass
class Room:
    """The room, its peer whose members wait to be let go, and a key."""

    completions: Completions
    peer: Peer
    go: threading.Event
    engine: Engine
    key: str

    @property
    def held(self) -> Decimal:
        """Money held of the key's budget."""
        return issued(self.engine, NOON)[0].held

    async def ask(self, told: Told, stream: bool = False) -> None:
        """One request, answered to its end."""
        body = {"model": "fusion", "messages": [{"role": "user", "content": "Why?"}], "stream": stream}
        head = [(b"authorization", f"Bearer {self.key}".encode())]
        scope = {"type": "http", "method": "POST", "path": "/v1/chat/completions", "headers": head, "query_string": b""}
        inbox = asyncio.Queue[Any]()
        inbox.put_nowait({"type": "http.request", "body": json.dumps(body).encode(), "more_body": False})
        response = await self.completions.answer(Request(scope, inbox.get))
        assert response is not None
        await response(scope, inbox.get, told.send)


@pytest.fixture
def go() -> Iterator[threading.Event]:
    """Lets members speak."""
    event = threading.Event()
    yield event
    event.set()


@pytest.fixture
async def room(
    anyio_backend: str, engine: Engine, clock: Callable[[], datetime], go: threading.Event
) -> AsyncIterator[Room]:
    """Two answers at once, and a sign of life whenever there is time for one."""
    del anyio_backend
    wire = OpenAIWire()

    async def means() -> Means:
        return Means(wire, Known())

    def spoken(_: Any) -> str:
        go.wait(60)
        return "At last."

    with peer_of(a=Script(spoken), judge=Script("A")) as peer:
        served = Served({"test": pool_of(peer, "a", price="1")}, "test")
        visitors = Visitors(engine, Identity(("k" * 32,)), clock, ())
        made = Completions(served, Purse(engine, clock), means, Limits(0, 0), visitors, at_once=2, patience=0.01)
        yield Room(made, peer, go, engine, issue(engine, "program", Decimal(5), "ever", "USD", [], NOON))
        go.set()
    await wire.aclose()


async def test_a_silent_stream_shows_signs_of_life(room: Room) -> None:
    """While members are silent a comment comes again and again after the first event; the answer comes when they have
    spoken, after the last of the comments, and the stream ends."""
    told = Told()
    asking = asyncio.create_task(room.ask(told, stream=True))
    await told.until(lambda: told.parts.count(KEEP_ALIVE) >= 3)
    room.go.set()
    await asking
    first, *rest = [part for part in told.parts if part]
    assert b'"role":"assistant"' in first
    said = rest[told.parts.count(KEEP_ALIVE) :]
    assert KEEP_ALIVE.startswith(b":")  # a comment, which every reader of events passes over
    assert KEEP_ALIVE not in said
    assert b'"content":"At last."' in said[0]
    assert said[-1] == END
    assert told.headers["content-type"].startswith("text/event-stream")
    assert told.headers["cache-control"] == "private, no-store"


async def test_no_more_answers_at_once_than_there_is_room_for(room: Room) -> None:
    """One call more is 429 with a wait, before anything is asked or held for it; whole answers and streams count alike.
    When one of the others has ended there is room again."""
    first, second, third, fourth = Told(), Told(), Told(), Told()
    streaming = asyncio.create_task(room.ask(first, stream=True))
    await first.until(lambda: KEEP_ALIVE in first.parts)
    held = 2 * room.held
    asking = asyncio.create_task(room.ask(second))
    await first.until(lambda: room.held == held)
    await room.ask(third)
    assert (third.status, third.error["code"], third.headers["retry-after"]) == (429, "overloaded", "1")
    assert room.held == held > 0
    room.go.set()
    await asyncio.gather(streaming, asking)
    await room.ask(fourth)
    assert (second.status, fourth.status, room.completions.running) == (200, 200, 0)
    assert room.held == 0


async def test_a_fault_of_ours_is_found_by_its_number(room: Room) -> None:
    """What we did not foresee is 500 with a number that the header has too and the log has beside the fault; nothing of
    the fault itself is told, and no place stays taken."""

    async def broken() -> Means:
        raise RuntimeError("a secret of the house")

    room.completions.means = broken
    told = Told()
    with capture_logs() as logged:
        await room.ask(told)
    number = told.headers["x-request-id"]
    assert (told.status, told.error["code"], told.error["type"]) == (500, "internal_error", "server_error")
    assert number in told.error["message"]
    assert "secret" not in told.error["message"]
    assert [line for line in logged if line["log_level"] == "error" and line["request"] == number]
    assert room.completions.running == 0
