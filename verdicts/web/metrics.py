"""/metrics: figures for the operator alone, behind a bearer token; without a token set there is no such page."""

from __future__ import annotations

import asyncio
import hmac

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from verdicts.live.metrics import CONTENT_TYPE, exposition

PATH = "/metrics"
_NEVER = {"Cache-Control": "no-store"}


async def metrics(request: Request, token: str) -> Response:
    """The figures for who shows `token`, else 401. The time that it takes does not tell where the two differ."""
    shown = request.headers.get("authorization", "")
    if not hmac.compare_digest(shown.encode(), f"Bearer {token}".encode()):
        return PlainTextResponse("Show the token.\n", 401, {**_NEVER, "WWW-Authenticate": 'Bearer realm="metrics"'})
    return Response(await asyncio.to_thread(exposition), 200, {**_NEVER, "Content-Type": CONTENT_TYPE})
