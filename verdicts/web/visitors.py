"""Visitors: who sends an HTTP request, by its cookies; and the cookies that an answer sets."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy import Engine
from starlette.requests import Request
from starlette.responses import Response

from verdicts.desk.accounts.attendance import Presence
from verdicts.desk.accounts.sessions import recognise
from verdicts.desk.accounts.show import who_reads
from verdicts.desk.identity import LONGEST, Identity
from verdicts.domain.accounts import SESSION_IDLE
from verdicts.store.sessions import Session
from verdicts.views.account import WhoView


@dataclass(frozen=True)
class Visitor:
    """`device` is the reader of the device's cookie, "" where it has none that counts."""

    device: str = ""
    session: Session | None = None
    renewed: str = ""  # the session's new token, to be set
    aged: bool = False  # the device's cookie should be signed anew

    @property
    def reader(self) -> str:
        """The key that votes and shelves of this visitor hang on."""
        return self.session.account.reader if self.session else self.device

    @property
    def who(self) -> WhoView:
        """The same for the header of a page that is printed for this visitor alone."""
        return who_reads(self.session is not None, self.presence.role)

    @property
    def presence(self) -> Presence:
        """The same for a socket."""
        if self.session is None:
            return Presence(self.device)
        account = self.session.account
        return Presence(account.reader, account.id, self.session.id, account.role)


@dataclass(frozen=True)
class Visitors:
    """Knows visitors. `origins` are where forms may come from; `hops` proxies add to X-Forwarded-For."""

    engine: Engine
    identity: Identity
    clock: Callable[[], datetime]
    origins: tuple[str, ...]
    secure: bool = False
    hops: int = 0

    @property
    def cookie(self) -> str:
        """The name of the session's cookie; the prefix binds it to this very host."""
        return "__Host-session" if self.secure else "session"

    async def of(self, request: Request, renewing: bool = True) -> Visitor:
        """Who sends a request. Raises DatabaseTrouble where that cannot be told."""
        value = request.cookies.get(self.identity.cookie, "")
        device = self.identity.reader(value) or ""
        aged = bool(device) and self.identity.aged(value)
        token = request.cookies.get(self.cookie, "")[:200]
        known = await asyncio.to_thread(recognise, self.engine, token, self.clock(), renewing) if token else None
        return Visitor(device, known.session, known.token, aged) if known else Visitor(device, aged=aged)

    def from_here(self, request: Request) -> bool:
        """Whether a form was sent from a page of this site: every browser of today says so."""
        origin = request.headers.get("origin")
        if origin is None:
            return request.headers.get("sec-fetch-site") == "same-origin"
        return origin in self.origins

    def led_from_here(self, request: Request) -> bool:
        """Whether a link was followed on a page of this site; by plain http only the referrer tells."""
        site = request.headers.get("sec-fetch-site")
        if site is not None:
            return site == "same-origin"
        page = urlsplit(request.headers.get("referer", ""))
        return f"{page.scheme}://{page.netloc}" in self.origins

    def page_before(self, request: Request) -> str:
        """Path and query of the page of this site that a form was sent from; "" where the browser does not tell."""
        page = urlsplit(request.headers.get("referer", "")[:2000])
        query = f"?{page.query}" if page.query else ""
        return f"{page.path}{query}" if f"{page.scheme}://{page.netloc}" in self.origins else ""

    def address(self, request: Request) -> str:
        """Where a request comes from: the peer, or what the outermost trusted proxy saw."""
        lines = ",".join(request.headers.getlist("x-forwarded-for"))  # a proxy may add a line of its own
        seen = [part.strip() for part in lines.split(",") if part.strip()]
        if self.hops and len(seen) >= self.hops:
            return seen[-self.hops]
        return request.client.host if request.client else ""

    def keep(self, response: Response, visitor: Visitor) -> None:
        """Set the cookies that are due anew."""
        if visitor.renewed:
            self.sign_in(response, visitor.renewed)
        if visitor.aged:
            self.meet(response, visitor.device)

    def meet(self, response: Response, reader: str) -> None:
        """Give a device its cookie."""
        self._set(response, self.identity.cookie, self.identity.sign(reader), int(LONGEST.total_seconds()))

    def sign_in(self, response: Response, token: str) -> None:
        """Give a browser the cookie of its session."""
        self._set(response, self.cookie, token, int(SESSION_IDLE.total_seconds()))

    def sign_out(self, response: Response) -> None:
        """Take the session's cookie away."""
        self._set(response, self.cookie, "", 0)

    def _set(self, response: Response, name: str, value: str, seconds: int) -> None:
        response.set_cookie(name, value, seconds, httponly=True, samesite="lax", secure=self.secure)
