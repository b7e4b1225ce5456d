"""Connections over TLS, which take a round trip or two to open: they are kept for the next call, for a while."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.certificates import self_signed
from tests.fusion.peer import Hang, Peer, Script, peer_of
from tests.fusion.pools import done, fused, pool_of
from verdicts.fusion import transport
from verdicts.fusion.client import OpenAIWire

pytestmark = pytest.mark.anyio
RULED = '{"why": "It says more.", "better": "tie"}'


@pytest.fixture
def peer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Peer]:
    """A peer over TLS, whose certificate is trusted as an operator would have it: by SSL_CERT_FILE."""
    shown = self_signed(tmp_path / "peer.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(shown.file))
    transport._trusted.cache_clear()  # pyright: ignore[reportPrivateUsage]
    with peer_of(a=Script(), b=Script(), judge=Script(RULED), tls=shown.server) as made:
        yield made
    transport._trusted.cache_clear()  # pyright: ignore[reportPrivateUsage]


async def test_the_next_call_of_a_pool_takes_the_same_connection(wire: OpenAIWire, peer: Peer) -> None:
    """A second fusion, of a pool read anew, opens nothing; both calls came over one connection."""
    for _ in range(2):
        assert not done(await fused(pool_of(peer, "a"), wire)).failures
    assert (len(peer.calls("a")), peer.accepted, peer.open) == (2, 1, 1)


async def test_the_judge_takes_a_members_connection(wire: OpenAIWire, peer: Peer) -> None:
    """Two members at once need two connections; the judge's calls after them need no more."""
    told = done(await fused(pool_of(peer, "a", "b"), wire))
    assert (len(told.drafts), len(peer.calls("judge"))) == (2, 2)
    assert peer.accepted == 2


async def test_what_was_hung_up_on_is_not_taken_again(wire: OpenAIWire, peer: Peer) -> None:
    """A connection on which a call was cut off is closed, and the next call has one of its own."""
    peer.scripts["b"] = Script(fault=Hang(1))
    late = done(await fused(pool_of(peer, "b", deadline=0.5, hedge=0), wire))
    assert late.failures[0].reason == "late"
    await peer.quiet()
    assert not done(await fused(pool_of(peer, "a"), wire)).failures
    assert peer.accepted == 2


async def test_the_wires_end_closes_what_it_kept(wire: OpenAIWire, peer: Peer) -> None:
    """No connection is left open once the wire is closed."""
    await fused(pool_of(peer, "a", "b"), wire)
    await wire.aclose()
    await peer.quiet()
