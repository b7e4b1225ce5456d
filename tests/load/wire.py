"""A very cheap WebSocket client (RFC 6455, no compression): thousands of sockets in one process.

All sockets hang on one epoll of their own, which the event loop watches as a single file. A broadcast that makes a
thousand sockets readable is then a few callbacks of asyncio instead of a thousand, and a frame whose bytes equal the
frame before, as those of a broadcast do, is not taken apart again: it costs one recv and one comparison.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import os
import select
import socket
import time
from collections.abc import Callable, Mapping
from typing import Any

_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_TAKE = 65536
_BREATH = 0.0005  # seconds between the first readable socket and the round that reads all: fewer, larger rounds
_TEXT, _CLOSE, _PING, _PONG = 1, 8, 9, 10
_DATA = (0, 1, 2)
_FINAL, _MASKED = 0x80, 0x80
_NO_MASK = bytes(4)  # a key of zeros leaves the text as it is; nothing stands between us and our own server

Heard = Callable[["Wire", bytes, float], None]


class Refused(Exception):
    """The server did not become a WebSocket; the message is its status line."""


def frame(kind: int, body: bytes) -> bytes:
    """One whole client frame."""
    many = len(body)
    if many < 126:
        head = bytes((_FINAL | kind, _MASKED | many))
    elif many < 65536:
        head = bytes((_FINAL | kind, _MASKED | 126)) + many.to_bytes(2, "big")
    else:
        head = bytes((_FINAL | kind, _MASKED | 127)) + many.to_bytes(8, "big")
    return head + _NO_MASK + body


def split(data: bytes) -> tuple[int, bytes, int] | None:
    """The first frame of `data` as (first byte, body, its length in bytes); None while it is not whole."""
    if len(data) < 2:
        return None
    start, many = 2, data[1] & 0x7F
    if many > 125:
        start = 4 if many == 126 else 10
        many = int.from_bytes(data[2:start], "big")
    end = start + many
    return (data[0], data[start:end], end) if len(data) >= max(start, end) else None


class Wire:
    """One socket. `lost` is set when the server or the network ended it."""

    __slots__ = ("_held", "_parts", "heard", "lost", "nest", "owner", "sock")

    def __init__(self, nest: Nest, sock: socket.socket, heard: Heard, owner: Any = None) -> None:
        """A socket that has become a WebSocket; `heard` is called with each text and its time of arrival.

        `owner` is whatever the caller hangs on it.
        """
        self.nest, self.sock, self.heard, self.owner, self.lost = nest, sock, heard, owner, False
        self._held, self._parts = b"", b""

    def send(self, text: bytes) -> None:
        """Send one text; small enough for the socket's buffer, or the socket is given up."""
        self._write(frame(_TEXT, text))

    def stall(self) -> None:
        """Stop reading: the server's bytes pile up in the kernel."""
        self.nest.forget(self)

    def resume(self) -> None:
        """Read again."""
        self.nest.watch(self)

    def close(self) -> None:
        """Say goodbye and end the connection."""
        if not self.lost:
            self._write(frame(_CLOSE, b"\x03\xe8"))
        self.drop()

    def drop(self) -> None:
        """End the connection without a word, as a lost network does."""
        if not self.lost:
            self.lost = True
            self.nest.forget(self)
            self.sock.close()

    def feed(self, data: bytes, at: float) -> bytes | None:
        """Take in what was read at `at`; the text, when it was exactly one whole text frame."""
        if not self._held and (found := split(data)) and found[2] == len(data) and data[0] == _FINAL | _TEXT:
            self.heard(self, found[1], at)
            return found[1]
        self._held += data
        while not self.lost and (found := split(self._held)):
            self._held = self._held[found[2] :]
            self._frame(found[0], found[1], at)
        return None

    @property
    def whole(self) -> bool:
        """Nothing of an unfinished frame is held."""
        return not self._held

    def _frame(self, first: int, body: bytes, at: float) -> None:
        kind = first & 0x0F
        if kind in _DATA:
            self._parts += body
            if first & _FINAL:
                text, self._parts = self._parts, b""
                self.heard(self, text, at)
        elif kind == _PING:
            self._write(frame(_PONG, body))
        elif kind == _CLOSE:
            self.close()

    def _write(self, data: bytes) -> None:
        try:
            done = self.sock.send(data) == len(data)
        except OSError:
            done = False
        if not done:
            self.drop()


class Nest:
    """All sockets of a run; use it inside a running event loop and close it there."""

    def __init__(self) -> None:
        """Watch nothing yet."""
        self._epoll = select.epoll()
        self._wires = dict[int, Wire]()
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(self._epoll.fileno(), self._drain)

    def close(self) -> None:
        """End every socket; a second time does nothing."""
        if self._epoll.closed:
            return
        self._loop.remove_reader(self._epoll.fileno())
        for wire in list(self._wires.values()):
            wire.drop()
        self._epoll.close()

    def watch(self, wire: Wire) -> None:
        """Read this socket from now on."""
        self._wires[wire.sock.fileno()] = wire
        self._epoll.register(wire.sock.fileno(), select.EPOLLIN)

    def forget(self, wire: Wire) -> None:
        """Read this socket no more."""
        if self._wires.pop(wire.sock.fileno(), None):
            self._epoll.unregister(wire.sock.fileno())

    async def open(
        self,
        port: int,
        path: str,
        heard: Heard,
        headers: Mapping[str, str] | None = None,
        owner: Any = None,
        buffer: int = 0,
    ) -> Wire:
        """Connect to 127.0.0.1:`port` and shake hands; `buffer` bounds the kernel's receive buffer, bytes."""
        sock = socket.socket()
        sock.setblocking(False)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if buffer:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        try:
            await self._loop.sock_connect(sock, ("127.0.0.1", port))
            rest = await _shake_hands(self._loop, sock, port, path, headers or {})
        except BaseException:
            sock.close()
            raise
        wire = Wire(self, sock, heard, owner)
        self.watch(wire)
        if rest:
            wire.feed(rest, time.perf_counter())
        return wire

    def _drain(self) -> None:
        """Read every socket that has something, once."""
        wires, clock = self._wires, time.perf_counter
        time.sleep(_BREATH)
        last, text = b"", b""
        for descriptor, _ in self._epoll.poll(0, 16384):
            if (wire := wires.get(descriptor)) is None:
                continue
            try:
                data = wire.sock.recv(_TAKE)
            except BlockingIOError:
                continue
            except OSError:
                data = b""
            if data == last and text and wire.whole:
                wire.heard(wire, text, clock())
            elif data:
                last, text = data, wire.feed(data, clock()) or b""
            else:
                wire.drop()


async def _shake_hands(
    loop: asyncio.AbstractEventLoop, sock: socket.socket, port: int, path: str, headers: Mapping[str, str]
) -> bytes:
    """Ask for a WebSocket; what came after the answer's head."""
    key = base64.b64encode(os.urandom(16))
    further = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    head = (
        f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Key: {key.decode()}\r\nSec-WebSocket-Version: 13\r\n{further}\r\n"
    )
    await loop.sock_sendall(sock, head.encode())
    answer = b""
    while b"\r\n\r\n" not in answer:
        if not (more := await loop.sock_recv(sock, 4096)):
            raise Refused("the connection ended during the handshake")
        answer += more
    said, _, rest = answer.partition(b"\r\n\r\n")
    expected = base64.b64encode(hashlib.sha1(key + _GUID, usedforsecurity=False).digest())
    if not said.startswith(b"HTTP/1.1 101 ") or expected not in said:
        raise Refused(said.partition(b"\r\n")[0].decode())
    return rest
