"""A crowd of readers of one page, spoken as a browser speaks: engine.io, socket.io, Reflex. Each notes what it saw."""

from __future__ import annotations

import asyncio
import json
import re
import uuid
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.load.wire import Nest, Wire

NAMESPACE = "/_event"
HYDRATE = "reflex___state____state.hydrate_and_load"
_HYDRATED = b'"is_hydrated_rx_state_":true'
_MINE = b'"mine_rx_state_"'
_AT_ONCE = 48  # sockets that connect at the same time
_PATIENCE = 120.0


def events_path(token: str) -> str:
    """Where a tab's socket is."""
    return f"{NAMESPACE}/?token={token}&EIO=4&transport=websocket"


@dataclass(eq=False)
class Reader:
    """One tab. `times` (perf_counter) and `versions` of every number it saw; `last` is the newest message with one.

    `sent` are its votes as (time, choice), `answers` as (time, whether it stands) in the same order: Reflex takes a
    tab's events one after another. A vote whose answer was lost with its socket has an answer that does not stand.
    """

    cookie: str = ""
    token: str = field(default_factory=lambda: str(uuid.uuid4()))
    times: array[float] = field(default_factory=lambda: array("d"))
    versions: array[int] = field(default_factory=lambda: array("q"))
    last: bytes = b""
    sent: list[tuple[float, str]] = field(default_factory=list[tuple[float, str]])
    answers: list[tuple[float, bool]] = field(default_factory=list[tuple[float, bool]])
    wire: Wire | None = None
    ready: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def counted(self) -> list[tuple[float, str]]:
        """The votes that were answered as counted."""
        return [vote for vote, (_, stands) in zip(self.sent, self.answers, strict=False) if stands]

    @property
    def lost(self) -> bool:
        """Its socket is gone."""
        return self.wire is None or self.wire.lost


class Crowd:
    """Readers of one page on one server. `mark` is what stands before the number's version in a message."""

    def __init__(self, nest: Nest, port: int, page: str, mark: bytes) -> None:
        """Nobody yet. An empty mark watches nothing."""
        self.nest, self.port, self.page = nest, port, page
        self.readers: list[Reader] = []
        self._mark = re.compile(mark + rb"\s*(\d+)") if mark else None
        self._text, self._version = b"", 0

    async def gather(self, cookies: Sequence[str], buffer: int = 0) -> list[Reader]:
        """One reader a cookie, connected and shown the page; `buffer` bounds their kernel's receive buffers, bytes."""
        came = [Reader(cookie) for cookie in cookies]
        self.readers += came
        await self.join(came, buffer)
        return came

    async def join(self, readers: Sequence[Reader], buffer: int = 0) -> None:
        """Connect these, for the first time or again, and wait until each shows its page."""
        turn = asyncio.Semaphore(_AT_ONCE)

        async def one(reader: Reader) -> None:
            async with turn:
                await self._connect(reader, events_path(reader.token), buffer)
                await asyncio.wait_for(reader.ready.wait(), _PATIENCE)

        await asyncio.gather(*map(one, readers))

    async def listen(self, many: int, path: str) -> None:
        """Readers of the floor: nothing is said, they only hear."""
        self.readers += (came := [Reader() for _ in range(many)])
        turn = asyncio.Semaphore(_AT_ONCE)

        async def one(reader: Reader) -> None:
            async with turn:
                await self._connect(reader, path, 0)

        await asyncio.gather(*map(one, came))

    async def _connect(self, reader: Reader, path: str, buffer: int) -> None:
        reader.ready.clear()
        reader.answers += [(at, False) for at, _ in reader.sent[len(reader.answers) :]]
        headers = {"Origin": f"http://localhost:{self.port}"} | ({"Cookie": reader.cookie} if reader.cookie else {})
        reader.wire = await self.nest.open(self.port, path, self._heard, headers, reader, buffer)

    def tell(self, reader: Reader, name: str, page: str, **payload: Any) -> None:
        """Send an event as a tab that shows `page` does."""
        event = {"name": name, "payload": payload, "router_data": _place(page)}
        if reader.wire:
            reader.wire.send(f"42{NAMESPACE},{json.dumps(['event', event])}".encode())

    def leave(self) -> None:
        """Everybody goes."""
        for reader in self.readers:
            if reader.wire:
                reader.wire.drop()

    @property
    def frames(self) -> int:
        """How many numbers came, all readers together."""
        return sum(len(reader.times) for reader in self.readers)

    def seen_by_all(self, version: int) -> bool:
        """Whether everybody who is still there shows this version or a newer one."""
        return all(reader.versions and reader.versions[-1] >= version for reader in self.readers if not reader.lost)

    def _heard(self, wire: Wire, text: bytes, at: float) -> None:
        reader: Reader = wire.owner
        if text is not self._text:
            version = self._take(reader, wire, text, at)
            if version is None:
                return
            self._text, self._version = text, version
        reader.times.append(at)
        reader.versions.append(self._version)
        reader.last = text

    def _take(self, reader: Reader, wire: Wire, text: bytes, at: float) -> int | None:
        """Answer what must be answered; the version in the text, None where there is none."""
        if text == b"2":
            wire.send(b"3")
        elif text[:2] == b"0{":
            event = {"name": HYDRATE, "payload": {}, "router_data": _place(self.page)}
            wire.send(f"40{NAMESPACE},{json.dumps({'event': event})}".encode())
        elif text[:2] == b"44":
            wire.drop()
        else:
            return self._update(reader, text, at)
        return None

    def _update(self, reader: Reader, text: bytes, at: float) -> int | None:
        if _MINE in text and len(reader.answers) < len(reader.sent):
            reader.answers.append((at, _stands(text)))
        if _HYDRATED in text:
            reader.ready.set()
        found = self._mark.search(text) if self._mark else None
        return int(found[1]) if found else None


def _place(page: str) -> dict[str, str]:
    return {"pathname": page, "asPath": page}


def delta(text: bytes) -> dict[str, dict[str, Any]]:
    """What a message says of each state."""
    return json.loads(text.partition(b",")[2])[1]["delta"]


def _stands(text: bytes) -> bool:
    mine = next(vars_["mine_rx_state_"] for vars_ in delta(text).values() if "mine_rx_state_" in vars_)
    return bool(mine["known"]) and not mine["refused"]
