"""The ASGI layer in front of Reflex: paper, assets, sitemap, health; only the event socket goes through to Reflex."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from verdicts.desk.compare import Missing
from verdicts.desk.newsletter.archive import archived
from verdicts.live.metrics import answered
from verdicts.web.answers import REVALIDATE, answer, moved
from verdicts.web.api.asking import ROOT as API
from verdicts.web.assets import Assets
from verdicts.web.handshake import Handshake
from verdicts.web.headers import secured
from verdicts.web.mcp.room import PATH as MCP
from verdicts.web.metrics import PATH, metrics
from verdicts.web.packing import Packed
from verdicts.web.paper.press import PaperPage, Press, page_for
from verdicts.web.paper.shell import file_version
from verdicts.web.sitemap import Sitemap, robots
from verdicts.web.voting import PATH as VOTE
from verdicts.web.voting import Ballots

log = structlog.get_logger()

SOCKET = "/_event"


class Room(Protocol):
    """A part of the site with addresses of its own."""

    async def answer(self, request: Request) -> Response | None:
        """The answer; None where the address is not one of its own."""
        ...


@dataclass
class Website:
    """Answers HTTP. `rooms` are the parts that know who asks; `ready` says whether database and tables are in order.

    `metrics_token` opens /metrics.
    """

    press: Press
    pages: Sequence[PaperPage]
    assets: Assets
    ready: Callable[[], bool]
    ballots: Ballots
    handshake: Handshake
    rooms: Sequence[Room] = ()
    metrics_token: str = ""

    async def answer(self, request: Request) -> Response:
        """The answer to any request: of the first room whose address it is, else of the public pages."""
        for room in self.rooms:
            if (response := await room.answer(request)) is not None:
                return response
        return await (self.get(request) if request.method in ("GET", "HEAD") else self.post(request))

    async def get(self, request: Request) -> Response:
        """The answer to a GET or HEAD request."""
        path = request.url.path
        if self.assets.has(path):
            return self.assets.get(request)
        if path in ("/healthz", "/readyz"):
            return await self._health(path)
        if path == PATH and self.metrics_token:
            return await metrics(request, self.metrics_token)
        if path == "/robots.txt":
            return self._text(request, robots(self.press.site), "text/plain; charset=utf-8")
        if path == "/sitemap.xml" or path.startswith("/sitemap/"):
            return await self._sitemap(request)
        if path != "/" and path.endswith("/"):
            return moved(one_slash(path) + (f"?{request.url.query}" if request.url.query else ""))
        if page := page_for(self.pages, path):
            return await self.press.get(request, page)
        return await self.press.lost(request, Missing(()))

    async def post(self, request: Request) -> Response:
        """The answer to a form."""
        if request.url.path == VOTE:
            return await self.ballots.post(request)
        return PlainTextResponse("No form is answered here.", 405, {"Allow": "GET, HEAD"})

    async def _health(self, path: str) -> Response:
        headers = {"Cache-Control": "no-store"}
        if path == "/healthz":
            return PlainTextResponse("ok", headers=headers)
        try:
            fine = await asyncio.to_thread(self.ready)
        except SQLAlchemyError:
            fine = False
        return JSONResponse({"database": fine}, 200 if fine else 503, headers)

    async def _sitemap(self, request: Request) -> Response:
        text = await asyncio.to_thread(self._mapped, request.url.path)
        return self._text(request, text, "application/xml") if text else await self.press.lost(request, Missing(()))

    def _mapped(self, path: str) -> str | None:
        library = self.press.library
        found = Sitemap(self.press.site, library.catalogue(), archived(library.engine))
        return found.index() if path == "/sitemap.xml" else found.part(path[len("/sitemap/") :].removesuffix(".xml"))

    @staticmethod
    def _text(request: Request, text: str, kind: str) -> Response:
        packed = Packed(text.encode())
        return answer(request, packed, kind, file_version(packed.plain), REVALIDATE)


async def _answered(site: Website, request: Request) -> Response:
    """The site's answer; a fault of ours is logged under a reference that the reader is shown."""
    try:
        return await site.answer(request)
    except Exception:
        reference = secrets.token_hex(4)
        log.exception("page failed", reference=reference, path=request.url.path)
        return site.press.failed(request, reference)


def one_slash(path: str) -> str:
    """A path without slashes at its end; never one that a browser would read as another host."""
    return "/" + path.strip("/")


def layer(website: Callable[[], Website], https: bool) -> Callable[[ASGIApp], ASGIApp]:
    """Put the website in front of Reflex's own app."""

    def wrap(reflex: ASGIApp) -> ASGIApp:
        site = website()

        async def serve(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http" or scope["path"].startswith(SOCKET):
                await site.handshake.serve(reflex, scope, receive, send)
                return
            request = Request(scope, receive)
            open_to_all = scope["path"].startswith(API) or scope["path"] == MCP  # they answer every method themselves
            if request.method in ("GET", "HEAD", "POST") or open_to_all:
                response = await _answered(site, request)
            else:
                response = PlainTextResponse("Only GET and forms are answered here.", 405, {"Allow": "GET, HEAD, POST"})
            answered(response.status_code)
            await response(scope, receive, secured(send, site.press.shell.policy, https))

        return serve

    return wrap
