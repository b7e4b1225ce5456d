"""HTTP/1.1 as far as a peer needs it: a request read, an answer written, and the moment when a client hangs up."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

PHRASES = {status.value: status.phrase for status in HTTPStatus}


class HungUp(Exception):
    """The client closed its side before the answer was whole."""


class Cutting(Exception):
    """We close the connection in the middle."""


@dataclass(frozen=True)
class Inbound:
    """A request; header names in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


async def inbound(reader: asyncio.StreamReader) -> Inbound | None:
    """The next request of a connection, None where the client closed it."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").rstrip().split("\r\n")
        method, path, _ = first.split(" ")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        return Inbound(method, path, headers, await reader.readexactly(int(headers.get("content-length", 0))))
    except (asyncio.IncompleteReadError, ConnectionError):
        return None


@dataclass
class Outbound:
    """The way back to one client. Everything awaited by `unless_gone` ends with HungUp when it closes its side."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    chunked: bool = False

    async def unless_gone(self, work: Awaitable[None]) -> None:
        """Do the work while the client listens."""
        working, gone = asyncio.ensure_future(work), asyncio.ensure_future(self.reader.read(1))
        try:
            await asyncio.wait({working, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not working.done():
                raise HungUp
            await working
        finally:
            for task in (working, gone):
                task.cancel()
            _, early = await asyncio.gather(working, gone, return_exceptions=True)
            if isinstance(early, bytes):  # the first byte of the next request, which a quick client sent by now
                self.reader._buffer[:0] = early  # type: ignore[attr-defined]

    async def whole(self, code: int, body: bytes, kind: str, headers: Mapping[str, str] | None = None) -> None:
        """An answer in one piece."""
        self._head(code, {"Content-Type": kind, "Content-Length": str(len(body)), **(headers or {})})
        await self._write(body)

    async def json(self, code: int, value: Any, headers: Mapping[str, str] | None = None) -> None:
        """A JSON answer in one piece."""
        await self.whole(code, json.dumps(value).encode(), "application/json", headers)

    def begin(self, kind: str) -> None:
        """An answer that comes in chunks."""
        self._head(200, {"Content-Type": kind, "Transfer-Encoding": "chunked", "Cache-Control": "no-cache"})
        self.chunked = True

    async def chunk(self, data: bytes) -> None:
        """A piece of it; an empty one ends it."""
        await self._write(b"%x\r\n%b\r\n" % (len(data), data))

    def _head(self, code: int, headers: Mapping[str, str]) -> None:
        lines = [f"HTTP/1.1 {code} {PHRASES.get(code, 'Odd')}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        self.writer.write("\r\n".join([*lines, "", ""]).encode())

    async def _write(self, data: bytes) -> None:
        try:
            self.writer.write(data)
            await self.writer.drain()
        except ConnectionError:
            raise HungUp from None
