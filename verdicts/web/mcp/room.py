"""The room at /mcp: size, network, Origin and Host are checked, then the official package answers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message

from verdicts.live.rate import Rate
from verdicts.web.mcp.reader import Reader
from verdicts.web.visitors import Visitors

if TYPE_CHECKING:
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

PATH = "/mcp"
NEVER = {"Cache-Control": "no-store"}
INVALID = -32600
_ONLY_POST = "Agents ask here by POST, with JSON-RPC as the Model Context Protocol has it; there are no sessions."
_TOO_OFTEN = "Too many requests came from this network. Ask again in {} seconds."
_SENTENCES = {
    400: "Send JSON: Content-Type is to be application/json.",
    403: "A page of another site asks, and this server answers agents, not pages. Ask without an Origin.",
    413: "The request is too large: 65,536 bytes are the most.",
    421: "The Host is none of this site's. Use its public address, which VERDICTS_PUBLIC_URL names.",
}


@dataclass
class Agents:
    """A room of the site. The protocol's package is loaded with the first request, off the loop."""

    reader: Reader
    visitors: Visitors
    rate: Rate
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    _manager: Callable[[], StreamableHTTPSessionManager] | None = None

    async def answer(self, request: Request) -> Response | None:
        """The answer; None for an address of somebody else. No cookie is read."""
        if request.url.path != PATH:
            return None
        if request.method != "POST":
            return refused(405, _ONLY_POST, {"Allow": "POST"})
        allowance = await self.rate.take(self.visitors.address(request))
        if allowance and allowance.used_up:
            return refused(429, _TOO_OFTEN.format(allowance.seconds), {"Retry-After": str(allowance.seconds)})
        manager = (await self._loaded())()
        sent: list[Message] = []

        async def send(message: Message) -> None:
            sent.append(message)

        async with manager.run():
            await manager.handle_request(request.scope, request.receive, send)
        return _response(sent)

    async def _loaded(self) -> Callable[[], StreamableHTTPSessionManager]:
        async with self._lock:
            if self._manager is None:
                self._manager = await asyncio.to_thread(_load, self.reader, self.visitors.origins)
            return self._manager


def _load(reader: Reader, origins: tuple[str, ...]) -> Callable[[], StreamableHTTPSessionManager]:
    from verdicts.web.mcp.server import over_http, server_of

    server = server_of(reader)
    return lambda: over_http(server, origins)


def _response(sent: list[Message]) -> Response:
    """What the package sent, as one answer; its refusals that are no JSON-RPC are said as such."""
    if not sent:
        return Response(status_code=499, headers=NEVER)  # nobody waits any more
    status, headers = sent[0]["status"], {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    if status >= 400 and not headers.get("content-type", "").startswith("application/json"):
        return refused(status, _SENTENCES.get(status, "The request cannot be read."))
    return Response(b"".join(part.get("body", b"") for part in sent[1:]), status, {**headers, **NEVER})


def refused(status: int, sentence: str, headers: Mapping[str, str] | None = None) -> Response:
    """An error in the protocol's shape, of a request that was not read."""
    body: dict[str, Any] = {"jsonrpc": "2.0", "id": None, "error": {"code": INVALID, "message": sentence}}
    return Response(json.dumps(body), status, {**NEVER, **(headers or {})}, "application/json")
