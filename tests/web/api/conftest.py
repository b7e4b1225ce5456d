"""The API in front of the website, asked through ASGI; and one served site on which much happened."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from sqlalchemy import Engine
from starlette.types import Receive, Scope, Send

from tests.community import vote_on
from tests.desk.judging import judged
from tests.generate import fill, odd_tools
from tests.serving import Server, end, serving
from verdicts.desk.catalogue import Library
from verdicts.desk.opening import prepare
from verdicts.desk.records.records import Records
from verdicts.live.hub import Hub
from verdicts.live.rate import Rate
from verdicts.store.engine import open_engine, writing
from verdicts.store.saving import Making, save_tools
from verdicts.store.tending import readdress, set_retired, standing_of
from verdicts.web.api.events import Events
from verdicts.web.api.export import Export
from verdicts.web.api.guide import Guide
from verdicts.web.api.room import OpenRoom
from verdicts.web.api.said import Sayings
from verdicts.web.site import Website, layer

AT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@dataclass
class Asked:
    """The API's room, its hub, and a client whose requests go straight into the layer."""

    room: OpenRoom
    hub: Hub
    engine: Engine
    client: httpx.AsyncClient = field(repr=False)

    async def get(self, path: str, **headers: str) -> httpx.Response:
        """What a GET below the root is answered."""
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        return await self.client.get(f"/api/v1{path}", headers=told)

    def a_second_later(self) -> None:
        """What is kept for a second is read anew; answers are looked at again each time anyway."""
        self.room.sayings.records.library.__post_init__()


@pytest.fixture
def api(website: Website, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """The API over the demo catalogue; a network may ask 1,000 times a minute and have two streams."""
    monkeypatch.setattr("verdicts.web.api.said.FRESH_SECONDS", 0.0)
    press, hub = website.press, Hub()
    sayings = Sayings(Records(press.library), press.pulse, press.shell.digest)
    events = Events(hub, sayings, most=2, patience=0.05, longest=30)
    room = OpenRoom(sayings, events, Export(), Rate(1000), website.ballots.visitors, press.site)
    site = replace(website, rooms=(room, Guide(press), *website.rooms))

    async def reflex(scope: Scope, receive: Receive, send: Send) -> None:
        raise AssertionError("nothing goes through to Reflex")

    transport = httpx.ASGITransport(layer(lambda: site, https=True)(reflex))
    return Asked(room, hub, press.library.engine, httpx.AsyncClient(transport=transport, base_url=press.site.url))


@pytest.fixture
def rewritten() -> Callable[[Engine], None]:
    """Give Ollama another address, retire vLLM, and let two more revisions turn a verdict."""
    return _rewrite


def _rewrite(engine: Engine) -> None:
    for place, scores in enumerate(((80, 80, 20), (80, 20, 20), (80, 20, 20))):
        with writing(engine) as conn:
            making = Making("desk", AT + timedelta(hours=place), "Kim", f"Look {place}")
            save_tools(conn, [judged("Turned", *scores).model_copy(update={"tagline": f"Number {place}"})], making)
    with writing(engine) as conn:
        ollama, vllm = standing_of(conn, "ollama"), standing_of(conn, "vllm")
        assert ollama
        assert vllm
        readdress(conn, ollama, "ollama-2")
        set_retired(conn, vllm.id, AT)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A served site of the demo catalogue and odd tools with many, few and no votes, one renamed, one retired. A
    stream is open all the while, and the site ends by itself all the same."""
    folder: Path = tmp_path_factory.mktemp("served")
    engine = open_engine(f"sqlite:///{folder / 'served.db'}")
    prepare(engine, demo=True, clock=lambda: datetime.now(UTC))
    fill(engine, odd_tools())
    vote_on(engine, sorted(Library(engine).catalogue().cards))
    _rewrite(engine)
    engine.dispose()
    with serving(folder, api_per_network="0", api_streams_per_network="0") as running, _stream(running) as stream:
        yield running
        end(running.process)
        assert _rest(stream).endswith(b"\r\n0\r\n\r\n")  # one that was killed leaves the answer unfinished


def _stream(server: Server) -> socket.socket:
    """A stream that is open all the while, and on which nobody reads."""
    where = urlsplit(server.url)
    opened = socket.create_connection((where.hostname or "", where.port or 80))
    opened.sendall(b"GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    return opened


def _rest(stream: socket.socket) -> bytes:
    """All that is still to be read of a connection that the other side ended."""
    stream.settimeout(10)
    return b"".join(iter(lambda: stream.recv(65_536), b""))
