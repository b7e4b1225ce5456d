"""The way of a browser: away from us, through the provider's page, and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
from pydantic import SecretStr

from tests.provider import Peer
from verdicts.desk.providers.begin import begin
from verdicts.desk.providers.complete import complete
from verdicts.desk.providers.network import Network
from verdicts.desk.providers.provider import Claims, Leave, Provider

BACK = "http://127.0.0.1:1/sign-in/peer/back"  # nobody listens there: the browser is not led on


class Way:
    """One site that knows one provider; `seconds` is its clock, `later` shifts its calendar."""

    def __init__(self, peer: Peer) -> None:
        """Nothing has been asked yet."""
        self.provider = Provider("peer", "Peer Inc.", peer.url, peer.client_id, SecretStr(peer.client_secret))
        self.seconds = 0.0
        self.network = Network(clock=lambda: self.seconds, patience=20)

    def changed(self, **fields: Any) -> None:
        """The site knows the provider otherwise."""
        self.provider = replace(self.provider, **fields)

    async def begin(self) -> Leave:
        """Press the button on our page."""
        return await begin(self.provider, BACK, self.network)

    async def press(self, leave: Leave, **button: str) -> dict[str, str]:
        """Press a button on the provider's page; gives what the browser comes back with."""
        async with httpx.AsyncClient() as browser:
            page = await browser.get(leave.url)
            assert page.status_code == 200, page.text
            answer = await browser.post(leave.url, data=button or {"subject": "ada-1"})
        address = answer.headers["location"]
        assert address.startswith(f"{BACK}?")
        return dict(parse_qsl(urlsplit(address).query))

    async def complete(self, leave: Leave, query: dict[str, str], later: float = 0) -> Claims:
        """Come back, `later` seconds after."""
        now = datetime.now(UTC) + timedelta(seconds=later)
        return await complete(self.provider, leave.kept, query, BACK, self.network, now)

    async def go(self, later: float = 0, **button: str) -> Claims:
        """The whole way."""
        leave = await self.begin()
        return await self.complete(leave, await self.press(leave, **button), later)
