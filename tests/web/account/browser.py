"""A browser as the site sees it: keeps cookies, says where its forms come from, presses what a page offers."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from email.message import EmailMessage
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
from sqlalchemy import Engine
from starlette.types import Receive, Scope, Send

from tests.accounts import FIREFOX
from verdicts.desk.accounts.appoint import make
from verdicts.desk.accounts.ask_link import settled
from verdicts.desk.providers.provider import Provider
from verdicts.domain.accounts import Role
from verdicts.store.engine import reading
from verdicts.store.tables import Row
from verdicts.web.account.desk import Counter
from verdicts.web.account.room import AccountRoom
from verdicts.web.site import Website, layer

PASSWORD = "plum-Xylograph-71-ponies"  # noqa: S105 - of the tests' own people
OTHER = "oak-Zymurgy-48-lanterns"
LINK = re.compile(r"https?://\S+\?link=(\S+)")
Dump = dict[str, list[str]]


def dump(engine: Engine) -> Dump:
    """Every row of every table, as text."""
    with reading(engine) as conn:
        return {
            table.name: sorted(str(tuple(row)) for row in conn.execute(table.select()))
            for table in Row.metadata.sorted_tables
        }


@dataclass
class Browser:
    """A browser at one address. `origin` is what its forms say they come from."""

    client: httpx.AsyncClient
    origin: str

    @property
    def cookies(self) -> dict[str, str]:
        """What it holds for this site."""
        return {cookie.name: cookie.value or "" for cookie in self.client.cookies.jar}

    @property
    def session(self) -> str:
        """The token of its session, "" for none."""
        held = self.cookies
        return held.get("__Host-session", held.get("session", ""))

    async def get(self, path: str, **headers: str) -> httpx.Response:
        """Open an address."""
        return await self.client.get(path, headers=headers)

    async def post(self, path: str, fields: Mapping[str, Any] | None = None, **headers: str) -> httpx.Response:
        """Send a form of a page of this site."""
        return await self.client.post(path, data=fields or {}, headers={"Origin": self.origin, **headers})

    async def sign_in(self, email: str, password: str = PASSWORD, **more: str) -> httpx.Response:
        """The form of /sign-in."""
        return await self.post("/sign-in", {"email": email, "password": password, **more})

    async def is_in(self) -> bool:
        """Whether somebody is signed in here."""
        return (await self.get("/account")).status_code == 200

    def holding(self, **cookies: str) -> Browser:
        """Another browser at the same address that holds these cookies and nothing else."""
        given = "; ".join(f"{name}={value}" for name, value in cookies.items())
        headers = {**self.client.headers, "Cookie": given}
        transport: Any = self.client._transport  # pyright: ignore[reportPrivateUsage]
        return Browser(
            httpx.AsyncClient(transport=transport, base_url=self.client.base_url, headers=headers), self.origin
        )


@dataclass
class House:
    """The website as tests use it."""

    website: Website
    counter: Counter
    kept: list[EmailMessage]
    clock: Any
    origin: str
    _open: list[httpx.AsyncClient] = field(default_factory=list[httpx.AsyncClient])

    @property
    def engine(self) -> Engine:
        """Its database."""
        return self.counter.registry.engine

    def browser(self, address: str = "203.0.113.7", reflex: Callable[..., Any] | None = None) -> Browser:
        """A new browser at an address of the network."""
        secure = self.origin.startswith("https")
        app = layer(lambda: self.website, https=secure)(reflex or _reflex)
        transport = httpx.ASGITransport(app, client=(address, 5000))
        client = httpx.AsyncClient(transport=transport, base_url=self.origin, headers={"User-Agent": FIREFOX})
        self._open.append(client)
        return Browser(client, self.origin)

    async def close(self) -> None:
        """Close every browser."""
        for client in self._open:
            await client.aclose()

    def vouch(self, provider: Provider) -> None:
        """Let a provider vouch for readers."""
        self.counter = replace(self.counter, providers=[provider])
        self.website.rooms = (AccountRoom(self.counter), *self.website.rooms[1:])

    async def account(self, email: str = "ada@people.example", password: str = PASSWORD, role: Role = "reader") -> str:
        """Make an account; gives its address."""
        hashed = await self.counter.registry.hasher.hash(password)
        assert make(self.engine, email, role, hashed, self.clock())
        return email

    async def letters(self) -> list[EmailMessage]:
        """What was mailed, once all of it is."""
        await settled()
        post: Any = self.counter.registry.post
        await asyncio.sleep(0)
        while post._under_way:  # pyright: ignore[reportPrivateUsage]
            await asyncio.sleep(0.001)
        return self.kept

    async def link(self) -> str:
        """The token of the link that was mailed last."""
        return LINK.findall((await self.letters())[-1].get_body(("plain",)).get_content())[-1]  # type: ignore[union-attr]


async def _reflex(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 418, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def forms(html: str) -> list[tuple[str, dict[str, str]]]:
    """The forms of a page that are posted: their addresses and hidden fields."""
    found = re.findall(r'<form\b[^>]*?action="([^"]*)"[^>]*>(.*?)</form>', html, re.DOTALL)
    return [(unescape(action), hidden(body)) for action, body in found]


def hidden(html: str) -> dict[str, str]:
    """The hidden fields of a piece of a page."""
    inputs = [dict(re.findall(r'([a-z-]+)="([^"]*)"', each)) for each in re.findall(r"<input\b[^>]*>", html)]
    return {one["name"]: unescape(one.get("value", "")) for one in inputs if one.get("type") == "hidden"}


async def through(peer_url: str, subject: str) -> str:
    """Press a button on the provider's page; gives the path of ours that the browser comes back to."""
    async with httpx.AsyncClient() as outside:
        answer = await outside.post(peer_url, data={"subject": subject})
    place = urlsplit(answer.headers["location"])
    assert parse_qsl(place.query)
    return f"{place.path}?{place.query}"
