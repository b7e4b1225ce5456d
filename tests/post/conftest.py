"""Ground of the tests of mail: a certificate, a peer, a post without pauses, and what the log said."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pytest
from structlog.testing import capture_logs

from tests.certificates import Certificate, self_signed
from tests.conftest import NOON
from tests.smtp import Peer, peer_of
from verdicts.post.address import Mailbox
from verdicts.post.box import Post, Way
from verdicts.post.letter import Letter
from verdicts.post.smtp import Server

LINK = "https://verdicts.example/reset/kN3vX-secret"
SENDER = Mailbox("Verdicts", "no-reply@verdicts.example")


def letter(to: str = "ann@example.com", subject: str = "Your link") -> Letter:
    """A letter with a secret link."""
    return Letter(to, subject, f"Here: {LINK}\n", f'<p>Here: <a href="{LINK}">reset</a></p>')


@dataclass
class Naps:
    """Pauses that end at once, and how long they would have been."""

    taken: list[float] = field(default_factory=list[float])
    between: Callable[[float], None] = lambda seconds: None

    async def __call__(self, seconds: float) -> None:
        """Note it."""
        self.taken.append(seconds)
        await asyncio.to_thread(self.between, seconds)


def post(way: Way, naps: Naps | None = None, **more: Any) -> Post:
    """A post that waits for nothing; a letter's first pause is 0.5."""
    return Post(SENDER, "verdicts.example", way, lambda: NOON, naps or Naps(), lambda: 0.5, **more)


def server(peer: Peer, **more: Any) -> Server:
    """The way to a peer, in the clear unless told."""
    return Server(**({"host": "127.0.0.1", "port": peer.port, "security": "none"} | more))


async def until(done: Callable[[], bool]) -> None:
    """Wait for something that must come."""
    with suppress(TimeoutError):
        async with asyncio.timeout(20):
            while not done():  # noqa: ASYNC110 - some of what is awaited happens in threads
                await asyncio.sleep(0.005)
    assert done()


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """A certificate of this run."""
    return self_signed(tmp_path_factory.mktemp("certificate") / "peer.pem")


@pytest.fixture
def peer() -> Iterator[Peer]:
    """A server that takes everything."""
    with peer_of() as listening:
        yield listening


@pytest.fixture
def said() -> Iterator[list[Any]]:
    """The lines of the log."""
    with capture_logs() as lines:
        yield lines
