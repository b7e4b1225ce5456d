"""The last step before the network: only the headers that we mean go out, and only so much comes in."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import suppress
from functools import cache
from typing import Any, cast

import httpcore2
import httpx2

from verdicts.fusion.pool import Endpoint
from verdicts.fusion.wire import NESTED

MOST_BYTES = 32 * 2**20  # of one answer; 65,536 tokens, each an event of its own, are some 20 MB
MOST_A_LINE = 2**20  # an event is read into memory whole
IDLE = 2.0  # seconds; servers close what is idle after 5 and more, and a call must not meet that
SENT = {"host", "content-type", "content-length", "authorization"}


class TooMuch(httpx2.TransportError):
    """A peer that sends without end."""


class Encoded(httpx2.TransportError):
    """A compressed answer, which was not asked for and whose real size nobody knows."""


@cache
def _trusted() -> ssl.SSLContext:
    return httpx2.create_ssl_context()


class Transport(httpx2.AsyncBaseTransport):
    """One endpoint's connections. What the environment adds to a client of models (organisation, own headers) stays.

    Only connections with TLS are kept for the next call. Others cost little to open, and llama.cpp closes them after a
    stream although it announces to keep them: the next call would fall.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        """Nothing is opened yet."""
        self._key = endpoint.key
        kept = endpoint.at_once if endpoint.base_url.startswith("https:") else 0
        limits = httpx2.Limits(max_connections=None, max_keepalive_connections=kept, keepalive_expiry=IDLE)
        self._inner = httpx2.AsyncHTTPTransport(verify=_trusted(), trust_env=False, limits=limits)
        _be_careful(self._inner._pool)  # pyright: ignore[reportPrivateUsage]

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send it with our headers alone; the answer is counted while it is read."""
        kept = [(name, value) for name, value in request.headers.items() if name in SENT - {"authorization"}]
        if self._key:
            kept.append(("authorization", f"Bearer {self._key.get_secret_value()}"))
        ours = [("accept", "*/*"), ("accept-encoding", "identity"), ("user-agent", "verdicts"), (NESTED, "1")]
        request.headers = httpx2.Headers([*kept, *ours])
        response = await self._inner.handle_async_request(request)
        counted = response.stream = _Counted(cast(httpx2.AsyncByteStream, response.stream))
        if response.headers.get("content-encoding", "identity") != "identity":
            await counted.aclose()
            raise Encoded("compressed")
        return response

    async def aclose(self) -> None:
        """Close every connection."""
        await self._inner.aclose()


def _be_careful(pool: Any) -> None:
    """Cancelling a call must not lose connections open: neither the one it makes, nor old ones that it closes.

    The pool shields its closing from scopes of anyio alone, not from a cancelled task, and takes no argument for this.
    """
    pool._network_backend = _Careful(pool._network_backend)
    close, closings = pool._close_connections, set[asyncio.Task[None]]()

    async def close_all(old: Any) -> None:
        if old:
            closing = asyncio.create_task(close(old))
            closings.add(closing)
            closing.add_done_callback(closings.discard)
            await asyncio.shield(closing)

    pool._close_connections = close_all


class _Careful(httpcore2.AsyncNetworkBackend):
    """Who is cancelled just when a connection is there would lose it open; here it is closed then."""

    def __init__(self, inner: httpcore2.AsyncNetworkBackend) -> None:
        self._inner = inner
        self._closing = set[asyncio.Task[None]]()

    async def connect_tcp(self, *args: Any, **named: Any) -> httpcore2.AsyncNetworkStream:
        """As the one within, whose own limit of time ends what is left alone."""
        connecting = asyncio.ensure_future(self._inner.connect_tcp(*args, **named))
        try:
            return await asyncio.shield(connecting)
        except asyncio.CancelledError:
            closing = asyncio.create_task(_closed(connecting))
            self._closing.add(closing)
            closing.add_done_callback(self._closing.discard)
            raise


async def _closed(connecting: asyncio.Future[httpcore2.AsyncNetworkStream]) -> None:
    with suppress(httpcore2.ConnectError, httpcore2.ConnectTimeout):
        await (await connecting).aclose()


class _Counted(httpx2.AsyncByteStream):
    def __init__(self, inner: httpx2.AsyncByteStream) -> None:
        self._inner = inner

    async def __aiter__(self) -> AsyncIterator[bytes]:
        whole = line = 0
        async for part in self._inner:
            cut = part.rfind(b"\n")
            whole, line = whole + len(part), line + len(part) if cut < 0 else len(part) - cut - 1
            if whole > MOST_BYTES or line > MOST_A_LINE:
                raise TooMuch("too much")
            yield part

    async def aclose(self) -> None:
        await self._inner.aclose()
