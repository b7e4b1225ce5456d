"""A site of two pages for assets/js/passkey.js and strength.js: real ceremonies, nothing else of Verdicts."""

from __future__ import annotations

import asyncio
import secrets
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from html import escape

from granian.constants import Interfaces
from granian.server.embed import Server
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from tests.serving import HOUSE, free_port
from verdicts.desk.challenges import COOKIE, LASTS, read_challenge, sign_challenge
from verdicts.desk.passkey_answers import PasskeyFault
from verdicts.desk.passkeys import (
    Passkey,
    Site,
    creation_options,
    credential_of,
    enrolled,
    new_challenge,
    request_options,
    shown,
)
from verdicts.desk.strength import known_words, strength

ACCOUNT = b"account of a test"
PAGE = """<!doctype html><html lang="en"><title>{kind}</title><link rel="icon" href="data:,">
<form><label>Email <input name="email" autocomplete="{autocomplete}"></label>
<label>Password <input id="password" type="password" data-strength="/strength" aria-describedby="rule how"></label>
<p id="rule">Ten characters or more.</p><p id="how"></p></form>
<form method="post" action="/{kind}"><input type="hidden" name="back" value="/shelf">
<button data-passkey="{kind}" data-options="/{kind}/options" hidden>Use a passkey</button></form>
<script type="module" src="/js/passkey.js"></script><script type="module" src="/js/strength.js"></script>"""


@dataclass
class Tiny:
    """What the site keeps: passkeys by credential, used challenges, and what it was asked."""

    port: int
    keys: tuple[str, ...] = field(default_factory=lambda: (secrets.token_hex(32),))
    passkeys: dict[str, Passkey] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    refusing: bool = False  # options are refused with a sentence

    @property
    def url(self) -> str:
        """Where it is served; localhost is a secure context."""
        return f"http://localhost:{self.port}"

    @property
    def site(self) -> Site:
        """As passkeys know it."""
        return Site.at(self.url, "Tiny", [self.url])

    def app(self) -> Starlette:
        """Its addresses."""
        kinds = [Route(f"/{kind}", self.page) for kind in ("enrol", "sign-in")]
        options = [Route(f"/{kind}/options", self.options, methods=["POST"]) for kind in ("enrol", "sign-in")]
        answers = [Route("/enrol", self.enrol, methods=["POST"]), Route("/sign-in", self.sign_in, methods=["POST"])]
        rest = [Route("/strength", self.strength, methods=["POST"]), Route("/js/{name}", script)]
        return Starlette(routes=[*kinds, *options, *answers, *rest])

    async def page(self, request: Request) -> Response:
        """A form with a button; `?plain` has no field that offers passkeys."""
        autocomplete = "username" if "plain" in request.query_params else "username webauthn"
        return HTMLResponse(PAGE.format(kind=request.url.path[1:], autocomplete=autocomplete))

    async def options(self, request: Request) -> Response:
        """Options and their challenge's cookie."""
        kind, challenge = request.url.path.split("/")[1], new_challenge()
        self.asked.append(kind)
        if self.refusing:
            return JSONResponse({"said": "Too many tries. Wait a minute."}, 429)
        made = creation_options(self.site, ACCOUNT, "ada@example.org", self.passkeys, challenge)
        asked = made if kind == "enrol" else request_options(self.site, challenge)
        response = Response(asked, media_type="application/json")
        value = sign_challenge(self.keys, challenge, kind, datetime.now(UTC))
        response.set_cookie(COOKIE, value, int(LASTS.total_seconds()), httponly=True, samesite="strict")
        return response

    async def enrol(self, request: Request) -> Response:
        """Keep a passkey."""
        form, challenge = await request.form(), self._challenge(request, "enrol")
        try:
            passkey = enrolled(self.site, str(form["answer"]), challenge)
        except PasskeyFault as fault:
            return self._said(fault.said)
        self.passkeys[passkey.credential] = passkey
        return self._said(f"Kept, back to {form['back']}")

    async def sign_in(self, request: Request) -> Response:
        """Know a passkey again."""
        form, challenge = await request.form(), self._challenge(request, "sign-in")
        answer = str(form["answer"])
        try:
            passkey = self.passkeys[credential_of(answer)]
            count = shown(self.site, answer, passkey, challenge, ACCOUNT)
        except PasskeyFault as fault:
            return self._said(fault.said)
        self.passkeys[passkey.credential] = replace(passkey, sign_count=count)
        return self._said(f"Signed in, back to {form['back']}")

    async def strength(self, request: Request) -> Response:
        """How strong what is typed is."""
        form = await request.form()
        self.asked.append(f"strength of {form['password']}")
        known = known_words(str(form["email"]), "Tiny")
        return JSONResponse(asdict(strength(str(form["password"]), known)))

    def _challenge(self, request: Request, purpose: str) -> str:
        """The challenge of the cookie, once."""
        challenge = read_challenge(self.keys, request.cookies.get(COOKIE, ""), purpose, datetime.now(UTC))
        if challenge is None or challenge in self.used:
            return ""
        self.used.add(challenge)
        return challenge

    def _said(self, said: str) -> Response:
        response = HTMLResponse(f"<!doctype html><title>Done</title><h1>{escape(said)}</h1>")
        response.delete_cookie(COOKIE)
        return response


async def script(request: Request) -> Response:
    """A script of the house."""
    return FileResponse(HOUSE / "assets" / "js" / request.path_params["name"], media_type="text/javascript")


@contextmanager
def tiny_site() -> Generator[Tiny]:
    """The site, served from a thread until the block ends."""
    tiny = Tiny(free_port())
    server = Server(tiny.app(), "127.0.0.1", tiny.port, interface=Interfaces.ASGINL, log_enabled=False)
    loop = asyncio.new_event_loop()

    def serve() -> None:
        with suppress(asyncio.CancelledError):
            loop.run_until_complete(server.serve())

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield tiny
    finally:
        loop.call_soon_threadsafe(server.stop)
        thread.join(10)
        loop.close()
