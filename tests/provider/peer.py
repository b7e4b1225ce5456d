"""The provider of the tests as tests see it: who is known to it, and in what it errs or lies."""

from __future__ import annotations

import asyncio
import secrets
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from typing import Any

from granian.constants import Interfaces
from granian.server.embed import Server

from tests.provider.signing import Ring
from tests.serving import free_port

PATIENCE = 20.0


@dataclass(frozen=True)
class Person:
    """Somebody who can sign in at the provider."""

    subject: str
    email: str
    verified: bool
    name: str


@dataclass
class Peer:
    """A running provider. Every switch but `url`, `client_id` and `client_secret` may be turned at any time."""

    url: str
    client_id: str = "verdicts-tests"
    client_secret: str = field(default_factory=lambda: f"odd/+%:{secrets.token_urlsafe(16)}")
    people: dict[str, Person] = field(default_factory=dict[str, Person])
    ring: Ring = field(default_factory=Ring)
    algorithm: str = "RS256"  # or PS256, ES256, EdDSA; none, HS256, stranger
    claims: dict[str, Any] = field(default_factory=dict[str, Any])  # in place of those of the ID token; None: left out
    discovery: dict[str, Any] = field(default_factory=dict[str, Any])  # in place of those of the document
    userinfo: dict[str, Any] = field(default_factory=dict[str, Any])  # in place of those of the userinfo answer
    answer: dict[str, str] = field(default_factory=dict[str, str])  # in place of those of the way back
    trouble: dict[str, str] = field(default_factory=dict[str, str])  # path -> a name of TROUBLES
    email_in_token: bool = True
    asked: Counter[str] = field(default_factory=Counter[str])  # how often each path was asked for
    grants: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])  # open codes
    tokens: dict[str, str] = field(default_factory=dict[str, str])  # access token -> subject

    def add_user(self, subject: str, email: str, verified: bool = True, name: str = "") -> Person:
        """Somebody more who can sign in, by a button with their name (or their subject) on it."""
        self.people[subject] = Person(subject, email, verified, name)
        return self.people[subject]

    def be_honest(self) -> None:
        """Turn every switch back; people and keys stay."""
        new = Peer(self.url, client_secret=self.client_secret, people=self.people, ring=self.ring)
        for one in fields(self):
            setattr(self, one.name, getattr(new, one.name))


def _run(peer: Peer, port: int, started: threading.Event, ends: list[Any]) -> None:
    from tests.provider.site import site_of

    async def serve() -> None:
        server = Server(site_of(peer), port=port, interface=Interfaces.ASGINL, log_enabled=False)
        ends.extend([asyncio.get_running_loop(), server])
        started.set()
        await server.serve()

    asyncio.run(serve())


@contextmanager
def open_peer() -> Generator[Peer, None, None]:
    """Run a provider in a thread of its own until the block ends."""
    port = free_port()
    peer, started, ends = Peer(f"http://127.0.0.1:{port}"), threading.Event(), list[Any]()
    thread = threading.Thread(target=_run, args=(peer, port, started, ends), daemon=True)
    thread.start()
    started.wait(PATIENCE)
    try:
        _await(peer.url)
        yield peer
    finally:
        peer.be_honest()  # lets go whom it keeps waiting
        loop, server = ends
        loop.call_soon_threadsafe(server.stop)
        thread.join(PATIENCE)


def _await(url: str) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(f"{url}/alive", timeout=2):  # noqa: S310 - our own server
                return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.02)
