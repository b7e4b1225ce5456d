"""The peer itself: it listens, keeps what it saw, and tells whether a client hung up on it."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from multiprocessing.connection import Connection
from typing import Any
from urllib.request import urlopen

from tests.fusion.peer.chat import answer
from tests.fusion.peer.http import Cutting, HungUp, Inbound, Outbound, inbound
from tests.fusion.peer.script import Asked, Scripts, script_of

PATIENCE = 20.0


@dataclass
class Seen:
    """A call. `began` and `ended` are readings of time.monotonic, which all processes of a machine share.

    `ended` is None while it is under way; `gone` is whether the client hung up; `sent` counts pieces.
    """

    model: str
    nth: int
    path: str
    headers: dict[str, str]
    body: dict[str, Any]
    began: float
    ended: float | None = None
    gone: bool = False
    sent: int = 0


@dataclass
class Peer:
    """`scripts` by the name of a model; a name that is not there gets 404. They may be changed while it runs."""

    scripts: dict[str, Scripts] = field(default_factory=dict[str, Scripts])
    port: int = 0
    seen: list[Seen] = field(default_factory=list[Seen])
    open: int = 0  # connections
    accepted: int = 0  # connections, also those that are closed by now
    tls: ssl.SSLContext | None = None
    _nth: Counter[str] = field(default_factory=Counter[str])

    @property
    def url(self) -> str:
        """The base address, as an endpoint has it."""
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}/v1"

    def calls(self, model: str | None = None) -> list[Seen]:
        """The calls of one model, or all."""
        return [one for one in list(self.seen) if model in (None, one.model)]

    async def gone(self, model: str, many: int = 1) -> list[Seen]:
        """The calls of a model that the client hung up on, once there are so many."""
        await self._until(lambda: len(self._gone(model)) >= many, f"{many} clients of {model} hung up")
        return self._gone(model)

    async def said(self, model: str, pieces: int) -> None:
        """Until the first call of a model is here and so many pieces of its answer went out."""
        await self._until(lambda: any(one.sent >= pieces for one in self.calls(model)), f"{model} said {pieces} pieces")

    async def called(self, many: int) -> None:
        """Until so many calls are here."""
        await self._until(lambda: len(self.seen) >= many, f"{many} calls were here")

    async def quiet(self) -> None:
        """Until nobody is connected."""
        await self._until(lambda: not self.open, "nobody is connected")

    async def _until(self, holds: Callable[[], bool], words: str) -> None:
        until = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < until, f"it never came that {words}"
            await asyncio.sleep(0.005)

    def _gone(self, model: str) -> list[Seen]:
        return [one for one in self.seen if one.model == model and one.gone]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, request by request."""
        self.open += 1
        self.accepted += 1
        try:
            while (request := await inbound(reader)) and await self._answered(request, Outbound(reader, writer)):
                pass
        except asyncio.CancelledError:  # the peer ends; asyncio would report a cancelled connection as a fault
            writer.transport.abort()
        finally:
            self.open -= 1
            writer.close()

    async def _answered(self, request: Inbound, out: Outbound) -> bool:
        """Whether the connection goes on."""
        if request.path.endswith("/chat/completions") and request.method == "POST":
            return await self._chat(request, out)
        if request.path.endswith("/models"):
            names = [{"id": name, "object": "model", "created": 0, "owned_by": "peer"} for name in self.scripts]
            await out.json(200, {"object": "list", "data": names})
        elif request.path == "/seen":
            await out.json(200, {"seen": [asdict(one) for one in self.seen], "open": self.open})
        else:
            await out.json(404, {"error": {"message": f"No such path: {request.path}"}})
        return True

    async def _chat(self, request: Inbound, out: Outbound) -> bool:
        body = json.loads(request.body)
        model = str(body["model"])
        asked = Asked(model, self._nth[model], request.headers, body)
        self._nth[model] += 1
        seen = Seen(model, asked.nth, request.path, dict(request.headers), body, time.monotonic())
        self.seen.append(seen)
        if model not in self.scripts:
            await out.json(404, {"error": {"message": f"The model {model} does not exist", "code": "model_not_found"}})
            return self._end(seen)
        try:
            await out.unless_gone(answer(asked, script_of(self.scripts[model], asked), out, lambda: _more(seen)))
        except HungUp:
            seen.gone = True
        except Cutting:
            out.writer.transport.abort()
        else:
            return self._end(seen)
        return not self._end(seen)

    def _end(self, seen: Seen) -> bool:
        seen.ended = time.monotonic()
        return True


def _more(seen: Seen) -> None:
    seen.sent += 1


async def _listen(peer: Peer, ready: threading.Event, stop: asyncio.Event) -> None:
    # asyncio asks for TCP_NODELAY by itself, so that a token leaves when it is said
    server = await asyncio.start_server(peer.serve, "127.0.0.1", 0, limit=2**24, backlog=1024, ssl=peer.tls)
    peer.port = server.sockets[0].getsockname()[1]
    ready.set()
    await stop.wait()
    server.close()
    rest = asyncio.all_tasks() - {asyncio.current_task()}
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)


@contextmanager
def peer_of(
    scripts: Mapping[str, Scripts] | None = None, tls: ssl.SSLContext | None = None, **named: Scripts
) -> Iterator[Peer]:
    """A peer in a thread that listens until the block ends; with `tls`, over https."""
    peer, ready = Peer({**(scripts or {}), **named}, tls=tls), threading.Event()
    loop, stop = asyncio.new_event_loop(), asyncio.Event()
    thread = threading.Thread(target=loop.run_until_complete, args=(_listen(peer, ready, stop),), daemon=True)
    thread.start()
    try:
        assert ready.wait(PATIENCE)
        yield peer
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(PATIENCE)
        loop.close()


def _apart(scripts: dict[str, Scripts], pipe: Connection) -> None:
    with peer_of(scripts) as peer:
        pipe.send(peer.port)
        pipe.recv()


@dataclass(frozen=True)
class Apart:
    """A peer in another process: its address, and what it saw."""

    port: int

    @property
    def url(self) -> str:
        """The base address, as an endpoint has it."""
        return f"http://127.0.0.1:{self.port}/v1"

    def look(self) -> tuple[list[Seen], int]:
        """The calls that it saw, and how many connections are open, this one not counted."""
        with urlopen(f"http://127.0.0.1:{self.port}/seen", timeout=PATIENCE) as answer:
            told = json.load(answer)
        return [Seen(**one) for one in told["seen"]], told["open"] - 1


@contextmanager
def apart(scripts: Mapping[str, Scripts]) -> Iterator[Apart]:
    """A peer in a process of its own; the scripts must be picklable."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_apart, args=(dict(scripts), there), daemon=True)
    process.start()
    try:
        assert here.poll(3 * PATIENCE)  # it imports all that the parent did
        yield Apart(here.recv())
    finally:
        here.send(None)
        process.join(PATIENCE)
        here.close()
        there.close()
