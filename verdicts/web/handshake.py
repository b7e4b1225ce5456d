"""The handshake of a socket: its cookies are read here, once, and a ticket goes on in their place.

So no secret enters Reflex's states, and what a handler knows of its reader is what this server found out itself.
What the socket then says is heard first by `web.porter`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from verdicts.desk.accounts.attendance import Attendance, Presence
from verdicts.web.porter import Porter, Watch, porter
from verdicts.web.visitors import Visitors

log = structlog.get_logger()

TRY_AGAIN = 1013  # the close code of a server that cannot just now; the page connects again by itself
NOT_OURS = 1008  # that of a server which does not talk like this
TAB = re.compile(r"[\w-]{1,64}", re.ASCII)  # what a page calls itself; without it Reflex would log all that it says


@dataclass(frozen=True)
class Handshake:
    """Lets sockets in."""

    visitors: Visitors
    attendance: Attendance
    porter: Porter = field(default_factory=porter)

    async def serve(self, reflex: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """Run a socket for as long as it lasts; anything else that comes this way has no cookies."""
        if scope["type"] == "lifespan":
            await reflex(scope, receive, send)
            return
        bare = [(name, value) for name, value in scope["headers"] if name != b"cookie"]
        if scope["type"] != "websocket":
            await reflex({**scope, "headers": bare}, receive, send)
        elif (presence := await self._presence(scope, send)) is not None:
            ticket, watch = self.attendance.enter(presence), Watch(self.porter, receive)
            try:
                await reflex({**scope, "headers": [*bare, (b"cookie", ticket.encode())]}, watch.hear, send)
            finally:
                self.attendance.leave(ticket)
                watch.end()

    async def _presence(self, scope: Scope, send: Send) -> Presence | None:
        """Who sits at a socket; None where it was closed at once."""
        request = Request({**scope, "type": "http", "method": "GET"})
        if not TAB.fullmatch(request.query_params.get("token", "")):
            await send({"type": "websocket.close", "code": NOT_OURS})
            return None
        try:
            return (await self.visitors.of(request, renewing=False)).presence
        except SQLAlchemyError as trouble:
            log.warning("a session could not be read", error=type(trouble).__name__)
            await send({"type": "websocket.close", "code": TRY_AGAIN})
            return None
