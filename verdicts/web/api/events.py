"""Tallies as they move, as server-sent events: what the hub tells open pages, told to programs."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import cast

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from verdicts.domain.tallies import Tally
from verdicts.live.crier import Crier, Stream
from verdicts.live.hub import Hub, Versioned
from verdicts.live.limits import Network, is_among, network_of
from verdicts.web.api.asking import Asking
from verdicts.web.api.asks import EventsAsk
from verdicts.web.api.problems import TOO_MANY_STREAMS, Refused
from verdicts.web.api.said import Sayings
from verdicts.web.api.tallies import shaped, wanted
from verdicts.web.fusing import unless_gone
from verdicts.web.paper.pulse import FRESH_SECONDS

log = structlog.get_logger()

MEDIA = "text/event-stream"
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
PREFIX = "/tools/"  # of the topics of tallies
STILL_HERE = b": still here\n\n"
BEGUN = b"retry: 3000\n\n"
SOON = {"Retry-After": "60"}


@dataclass
class Events:
    """The streams of one process: `most` of a network that is not exempt (0 no limit), and `at_once` in all."""

    hub: Hub
    sayings: Sayings
    most: int
    exempt: Sequence[Network] = ()
    at_once: int = 1000
    patience: float = 15.0  # seconds between signs of life
    longest: float = 3600.0  # seconds of a stream
    demo: bool = False
    _open: Counter[str] = field(default_factory=Counter[str])
    _revision: str = ""
    _looked: float = 0.0

    def __post_init__(self) -> None:
        """Nobody listens yet."""
        self.crier = Crier(self.hub, self._written)
        self._turn = asyncio.Lock()

    async def answer(self, request: Request, asking: Asking[EventsAsk], address: str) -> Response:
        """A stream of the tallies that are asked for. Raises Refused."""
        topics = await asyncio.to_thread(_topics, asking)
        if request.method == "HEAD":
            return Response(b"", 200, HEADERS, MEDIA)
        network = network_of(address)
        if self._open.total() >= self.at_once:
            raise Refused(TOO_MANY_STREAMS, "The server has as many event streams open as it may.", more=SOON)
        if self.most and self._open[network] >= self.most and not is_among(address, tuple(self.exempt)):
            said = f"Your network has {self.most} event streams open. Close one first."
            raise Refused(TOO_MANY_STREAMS, said, more=SOON)
        return Streamed(self, Stream(topics), network)

    @contextmanager
    def seated(self, network: str) -> Iterator[None]:
        """A stream of a network is open."""
        self._open[network] += 1
        try:
            yield
        finally:
            self._open[network] -= 1
            self._open += Counter()  # forgets those that have none

    async def begin(self, stream: Stream) -> None:
        """Tell a new stream the state of now, and whatever comes."""
        async with self._turn:
            self.crier.streams.add(stream)
            values = await self._follow(True)
        self.crier.tell(stream, values)

    async def look(self) -> None:
        """A tool may have come, or have another address, or a demonstration begun: looked at once a second at most."""
        if time.monotonic() - self._looked < FRESH_SECONDS or self._turn.locked():
            return
        async with self._turn:
            self._looked = time.monotonic()
            try:
                self.demo = await asyncio.to_thread(self.sayings.records.library.demo_votes)
                await self._follow(False)
            except SQLAlchemyError as trouble:
                log.warning("catalogue not reachable", error=type(trouble).__name__)

    async def _follow(self, changed: bool) -> Mapping[str, Versioned]:
        edition = await self.sayings.edition()
        if not changed and edition == self._revision:
            return {}
        asked = [stream.topics for stream in self.crier.streams]
        topics, values, self.demo = await asyncio.to_thread(self._read, asked)
        self._revision = edition
        self.crier.follow(topics, values)
        return values

    def _read(self, asked: Sequence[Collection[str] | None]) -> tuple[Collection[str], Mapping[str, Versioned], bool]:
        records = self.sayings.records
        every = (f"{PREFIX}{slug}" for slug in records.catalogue.cards) if None in asked else ()
        topics = {*every, *(topic for topics in asked for topic in topics or ())}
        return topics, records.library.values(topics), records.library.demo_votes()

    def _written(self, topic: str, value: Versioned) -> bytes:
        slug = topic.removeprefix(PREFIX)
        tally = shaped(slug, cast(Tally, value), self.demo)
        return f"id: {slug}@{value.version}\nevent: tally\ndata: {tally.model_dump_json()}\n\n".encode()


class Streamed(Response):
    """One stream, until the client hangs up or it has lasted long enough."""

    media_type = MEDIA

    def __init__(self, events: Events, stream: Stream, network: str) -> None:
        """Nothing is sent yet."""
        super().__init__(None, 200, HEADERS)
        del self.headers["content-length"]
        self._events, self._stream, self._network = events, stream, network

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Tell until one of both ends it."""
        with self._events.seated(self._network), suppress(ClientDisconnect, OSError):
            try:
                await unless_gone(self._told(send), receive)
            except SQLAlchemyError as trouble:  # the stream ends, and the client comes again
                log.warning("tallies not reachable", error=type(trouble).__name__)
            finally:
                self._events.crier.leave(self._stream)

    async def _told(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        end = asyncio.get_running_loop().time() + self._events.longest
        await self._events.begin(self._stream)
        await _send(send, BEGUN + self._stream.taken())
        while not self._stream.over and asyncio.get_running_loop().time() < end:
            await self._events.look()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stream.woken.wait(), self._events.patience)
            await _send(send, self._stream.taken() or STILL_HERE)
        await send({"type": "http.response.body", "body": b""})


def _topics(asking: Asking[EventsAsk]) -> frozenset[str] | None:
    """What is to be told of, None for all. Raises Refused where a tool is not known."""
    asked = asking.ask.tools
    return None if asked is None else frozenset(f"{PREFIX}{slug}" for slug in wanted(asking.catalogue, asked))


async def _send(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})
