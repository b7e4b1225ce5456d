"""A transport whose answers are bounded: no redirects, nothing compressed, no more bytes than fit."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import cast

import httpx

LARGEST = 256 * 1024  # bytes; the largest key sets have a tenth of it


class Unfit(httpx.TransportError):
    """An answer that is not read."""


class Bounded(httpx.AsyncBaseTransport):
    """Answers of `inner`, as far as they are fit to be read. Raises Unfit where they are not."""

    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        """Wrap `inner`, which is closed together with this."""
        self._inner = inner

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Ask for plain bytes: a small compressed answer can be a huge one."""
        request.headers["Accept-Encoding"] = "identity"
        answer = await self._inner.handle_async_request(request)
        packed = answer.headers.get("content-encoding", "identity").strip().lower() != "identity"
        if packed or 300 <= answer.status_code < 400:
            await answer.aclose()
            raise Unfit("compressed" if packed else f"redirect {answer.status_code}")
        answer.stream = _Counted(cast(httpx.AsyncByteStream, answer.stream))
        return answer

    async def aclose(self) -> None:
        """Close the connections."""
        await self._inner.aclose()


class _Counted(httpx.AsyncByteStream):
    def __init__(self, inner: httpx.AsyncByteStream) -> None:
        self._inner = inner

    async def __aiter__(self) -> AsyncIterator[bytes]:
        read = 0
        async for chunk in self._inner:
            read += len(chunk)
            if read > LARGEST:
                raise Unfit(f"longer than {LARGEST} bytes")
            yield chunk

    async def aclose(self) -> None:
        await self._inner.aclose()
