"""Troubles that the provider of the tests can have at each of its addresses."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import AsyncIterator, Awaitable, Callable

from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse

WAITS = 1.5  # seconds; tests have less patience
HUGE = 3_000_000  # bytes
PACKED = gzip.compress(json.dumps({"x": "x" * HUGE}).encode())


async def _drips() -> AsyncIterator[bytes]:
    for _ in range(int(WAITS / 0.05)):
        yield b" "
        await asyncio.sleep(0.05)
    yield b"{}"


async def _endless() -> AsyncIterator[bytes]:
    yield b'{"keys": "'
    for _ in range(HUGE // 10_000):
        yield b"x" * 10_000
    yield b'"}'


async def _slow() -> Response:
    await asyncio.sleep(WAITS)
    return JSONResponse({})


async def _at_once(answer: Response) -> Response:
    return answer


TROUBLES: dict[str, Callable[[], Awaitable[Response]]] = {
    "500": lambda: _at_once(PlainTextResponse("broken", 500)),
    "slow": _slow,
    "drip": lambda: _at_once(StreamingResponse(_drips(), media_type="application/json")),
    "huge": lambda: _at_once(StreamingResponse(_endless(), media_type="application/json")),
    "packed": lambda: _at_once(Response(PACKED, headers={"Content-Encoding": "gzip"})),
    "redirect": lambda: _at_once(RedirectResponse("/elsewhere", 307)),
    "html": lambda: _at_once(PlainTextResponse("<p>Please sign in to this network")),
    "list": lambda: _at_once(JSONResponse(["no", "object"])),
    "deep": lambda: _at_once(PlainTextResponse("[" * 100_000)),
    "odd": lambda: _at_once(PlainTextResponse('{"id_token": 7, "expires_in": 1e999, "access_token": []}')),
}
