"""The handshake of a socket: what goes on to Reflex, and who then sits there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from sqlalchemy import Engine
from starlette.types import Receive, Scope, Send
from structlog.testing import capture_logs

from tests.accounts import SignedIn, signed_in
from tests.votes import reader
from verdicts.desk.accounts.attendance import NOBODY, Presence
from verdicts.desk.vote import Polls
from verdicts.store.engine import open_engine, writing
from verdicts.store.sessions import end_sessions
from verdicts.web.handshake import TRY_AGAIN
from verdicts.web.site import Website, layer

pytestmark = pytest.mark.anyio
SESSION, DEVICE = "__Host-session", "__Host-reader"


@dataclass
class Reflex:
    """Stands where Reflex stands: keeps the headers that reach it, and every socket until it is let go."""

    headers: list[list[tuple[str, str]]] = field(default_factory=list)
    inside: asyncio.Event = field(default_factory=asyncio.Event)
    go: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take a request in."""
        self.headers.append([(name.decode(), value.decode()) for name, value in scope["headers"]])
        self.inside.set()
        if scope["type"] == "websocket":
            await self.go.wait()

    @property
    def cookies(self) -> list[str]:
        """Every cookie header of the last request."""
        return [value for name, value in self.headers[-1] if name.lower() == "cookie"]


@dataclass
class Socket:
    """A client's socket: what the server sent it."""

    reflex: Reflex
    sent: list[Any] = field(default_factory=list)

    async def open(self, website: Website, *cookies: str, kind: str = "websocket") -> None:
        """Shake hands with these cookie headers, and stay until let go."""
        scope: dict[str, Any] = {
            "type": kind,
            "path": "/_event/",
            "query_string": b"token=a-tab",
            "headers": [(b"host", b"verdicts.example"), *((b"cookie", each.encode()) for each in cookies)],
        }

        async def receive() -> dict[str, str]:
            return {"type": "websocket.connect"}

        async def send(message: Any) -> None:
            self.sent.append(message)

        await layer(lambda: website, https=True)(self.reflex)(scope, receive, send)


@asynccontextmanager
async def seated(website: Website, *cookies: str) -> AsyncIterator[Reflex]:
    """What Reflex has while a socket with these cookies is open."""
    reflex = Reflex()
    task = asyncio.create_task(Socket(reflex).open(website, *cookies))
    try:
        await asyncio.wait_for(reflex.inside.wait(), 10)
        yield reflex
    finally:
        reflex.go.set()
        await task


@pytest.fixture
def ada(demo: Engine) -> SignedIn:
    """Signed in."""
    return signed_in(demo, role="editor")


def device(polls: Polls, number: int = 1) -> str:
    """The cookie of a device."""
    return f"{DEVICE}={polls.identity.sign(reader(number))}"


async def test_reflex_gets_a_ticket_and_no_cookie(website: Website, polls: Polls, ada: SignedIn) -> None:
    """Of all cookies, in one header or several, nothing goes on; the ticket says who sits there: the account before
    the device."""
    session = f"{SESSION}={ada.token}"
    for cookies in ((f"{device(polls)}; {session}; other=1",), (device(polls), session)):
        async with seated(website, *cookies) as reflex:
            (ticket,) = reflex.cookies
            assert polls.attendance.of(ticket) == ada.presence
            assert not any(secret in str(reflex.headers) for secret in (ada.token, device(polls), "other"))
            assert ("host", "verdicts.example") in reflex.headers[-1]


async def test_a_device_is_known_and_a_stranger_is_nobody(website: Website, polls: Polls, ada: SignedIn) -> None:
    """A device's cookie that we signed is its reader; without one, with a forged one or another's name for the
    session's cookie it is nobody."""
    forged = f"{DEVICE}={reader(1)}.x.y"
    cases = {device(polls): Presence(reader(1)), "": NOBODY, forged: NOBODY, f"session={ada.token}": NOBODY}
    for cookie, who in cases.items():
        async with seated(website, cookie) as reflex:
            assert polls.attendance.of(reflex.cookies[0]) == who


async def test_a_ticket_is_worth_nothing_as_a_cookie(website: Website, polls: Polls, ada: SignedIn) -> None:
    """Who sends the ticket of an open socket in a handshake of their own gets another one, of nobody."""
    async with seated(website, f"{SESSION}={ada.token}") as first:
        stolen = first.cookies[0]
        async with seated(website, stolen) as second:
            assert len(second.cookies) == 1
            assert second.cookies != first.cookies
            assert polls.attendance.of(second.cookies[0]) == NOBODY


async def test_a_session_that_ends_leaves_its_sockets_to_nobody_at_once(
    website: Website, polls: Polls, ada: SignedIn
) -> None:
    """All its sockets, and no other's; a changed role is the role from then on."""
    session = f"{SESSION}={ada.token}"
    async with (
        seated(website, session) as one,
        seated(website, session) as two,
        seated(website, device(polls)) as else_,
    ):
        assert polls.attendance.sessions == {ada.session}
        polls.attendance.update({ada.session: "reader"}, [ada.session])
        assert polls.attendance.of(one.cookies[0]) == replace(ada.presence, role="reader")
        polls.attendance.end([ada.session])
        assert [polls.attendance.of(each.cookies[0]) for each in (one, two)] == [NOBODY, NOBODY]
        assert polls.attendance.of(else_.cookies[0]) == Presence(reader(1))
        assert polls.attendance.sessions == set()


async def test_a_session_that_is_gone_elsewhere_ends_here(website: Website, polls: Polls, ada: SignedIn) -> None:
    """Of the sessions that are asked for, those that are not there any more are over; others are not touched."""
    async with seated(website, f"{SESSION}={ada.token}") as reflex:
        polls.attendance.update({}, [ada.session + 1])
        assert polls.attendance.of(reflex.cookies[0]) == ada.presence
        polls.attendance.update({}, [ada.session])
        assert polls.attendance.of(reflex.cookies[0]) == NOBODY


async def test_a_session_that_ends_during_the_handshake_seats_nobody(
    website: Website, polls: Polls, ada: SignedIn, demo: Engine
) -> None:
    """It was read as good before it ended; its socket, seated after that, is nobody's all the same."""
    visitors, polls_ = website.handshake.visitors, polls

    class Slow:
        async def of(self, request: Any, renewing: bool) -> Any:
            visitor = await visitors.of(request, renewing)
            with writing(demo) as conn:
                polls_.attendance.end(end_sessions(conn, ada.account.id))
            return visitor

    slow = replace(website, handshake=replace(website.handshake, visitors=Slow()))  # type: ignore[arg-type]
    async with seated(slow, f"{SESSION}={ada.token}") as reflex:
        assert polls.attendance.of(reflex.cookies[0]) == NOBODY


async def test_leaving_frees_the_place(website: Website, polls: Polls, ada: SignedIn) -> None:
    """When a socket is gone, also by a fault, its ticket is nobody's and no memory is kept of it."""
    async with seated(website, f"{SESSION}={ada.token}") as reflex:
        ticket = reflex.cookies[0]

    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await Socket(broken).open(website, device(polls))  # type: ignore[arg-type]
    assert polls.attendance.of(ticket) == NOBODY
    assert polls.attendance._present == {}


async def test_without_a_database_only_sessions_are_asked_to_come_again(website: Website, polls: Polls) -> None:
    """Who shows a session's cookie is turned away to try again, never taken for the device; all others come in. The
    log does not hold the cookie."""
    away = open_engine("postgresql+psycopg://nobody@127.0.0.1:1/nothing")
    visitors = replace(website.handshake.visitors, engine=away)
    dark = replace(website, handshake=replace(website.handshake, visitors=visitors))
    async with seated(dark, device(polls)) as reflex:
        assert polls.attendance.of(reflex.cookies[0]) == Presence(reader(1))
    async with seated(dark):
        pass
    socket = Socket(Reflex())
    with capture_logs() as said:
        await socket.open(dark, f"{device(polls)}; {SESSION}=a-token")
    assert socket.sent == [{"type": "websocket.close", "code": TRY_AGAIN}]
    assert socket.reflex.headers == []
    assert len(said) == 1
    assert "a-token" not in str(said)
    away.dispose()


async def test_a_request_below_the_socket_reaches_reflex_without_cookies(
    website: Website, polls: Polls, ada: SignedIn
) -> None:
    """Plain HTTP under /_event, as polling uses it, goes on as nobody's: neither cookies nor a ticket."""
    socket = Socket(Reflex())
    await socket.open(website, f"{SESSION}={ada.token}", device(polls), kind="http")
    assert len(socket.reflex.headers) == 1
    assert socket.reflex.cookies == []
    assert polls.attendance._present == {}
