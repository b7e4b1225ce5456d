"""Troubles that the provider of the tests can have at each of its addresses."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import AsyncIterator, Awaitable, Callable

from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse

STEP = 0.05  # seconds
STEPS = 200  # far beyond what a test waits, and still an end: without patience a test fails and does not hang
Held = Callable[[], bool]  # whether the trouble still lasts
HUGE = 3_000_000  # bytes
PACKED = gzip.compress(json.dumps({"x": "x" * HUGE}).encode())


async def _drips(held: Held) -> AsyncIterator[bytes]:
    for _ in range(STEPS):
        if not held():
            return
        yield b" "
        await asyncio.sleep(STEP)


async def _endless() -> AsyncIterator[bytes]:
    yield b'{"keys": "'
    for _ in range(HUGE // 10_000):
        yield b"x" * 10_000
    yield b'"}'


async def _slow(held: Held) -> Response:
    async for _ in _drips(held):
        pass
    return JSONResponse({})


async def _at_once(answer: Response) -> Response:
    return answer


TROUBLES: dict[str, Callable[[Held], Awaitable[Response]]] = {
    "500": lambda _: _at_once(PlainTextResponse("broken", 500)),
    "slow": _slow,
    "drip": lambda held: _at_once(StreamingResponse(_drips(held), media_type="application/json")),
    "huge": lambda _: _at_once(StreamingResponse(_endless(), media_type="application/json")),
    "packed": lambda _: _at_once(Response(PACKED, headers={"Content-Encoding": "gzip"})),
    "redirect": lambda _: _at_once(RedirectResponse("/elsewhere", 307)),
    "html": lambda _: _at_once(PlainTextResponse("<p>Please sign in to this network")),
    "list": lambda _: _at_once(JSONResponse(["no", "object"])),
    "deep": lambda _: _at_once(PlainTextResponse("[" * 100_000)),
    "odd": lambda _: _at_once(PlainTextResponse('{"id_token": 7, "expires_in": 1e999, "access_token": []}')),
}
