"""Ground of the tests of providers: one provider of the run, honest at the start of each test."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

from tests.desk.providers.way import Way
from tests.provider import Peer, open_peer


@pytest.fixture(scope="package")
def running_peer() -> Iterator[Peer]:
    """A provider that knows Ada, whose address is proven, and Bob, whose is not."""
    with open_peer() as peer:
        peer.add_user("ada-1", "ada@people.example", name="Ada L.")
        peer.add_user("bob-2", "bob@people.example", verified=False, name="Bob")
        yield peer


@pytest.fixture
def peer(running_peer: Peer) -> Peer:
    """The provider, without any fault."""
    running_peer.be_honest()
    return running_peer


@pytest.fixture
async def way(peer: Peer, anyio_backend: str) -> AsyncIterator[Way]:
    """A browser's way to the provider and back, with documents remembered by nobody before."""
    made = Way(peer)
    yield made
    await made.network.close()
