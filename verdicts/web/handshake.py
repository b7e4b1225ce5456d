"""The handshake of a socket: its cookies are read here, once, and a ticket goes on in their place.

So no secret enters Reflex's states, and what a handler knows of its reader is what this server found out itself.
"""

from __future__ import annotations

from dataclasses import dataclass

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from verdicts.desk.accounts.attendance import Attendance
from verdicts.web.visitors import Visitors

log = structlog.get_logger()

TRY_AGAIN = 1013  # the close code of a server that cannot just now; the page connects again by itself


@dataclass(frozen=True)
class Handshake:
    """Lets sockets in."""

    visitors: Visitors
    attendance: Attendance

    async def serve(self, reflex: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """Run a socket for as long as it lasts; anything else that comes this way has no cookies."""
        if scope["type"] == "lifespan":
            await reflex(scope, receive, send)
            return
        bare = [(name, value) for name, value in scope["headers"] if name != b"cookie"]
        if scope["type"] != "websocket":
            await reflex({**scope, "headers": bare}, receive, send)
            return
        request = Request({**scope, "type": "http", "method": "GET"})
        try:
            visitor = await self.visitors.of(request, renewing=False)
        except SQLAlchemyError as trouble:
            log.warning("a session could not be read", error=type(trouble).__name__)
            await send({"type": "websocket.close", "code": TRY_AGAIN})
            return
        ticket = self.attendance.enter(visitor.presence)
        try:
            await reflex({**scope, "headers": [*bare, (b"cookie", ticket.encode())]}, receive, send)
        finally:
            self.attendance.leave(ticket)
