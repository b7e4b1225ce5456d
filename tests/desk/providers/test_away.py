"""Providers that fail, dawdle or send too much: nobody waits long, and nothing big is read."""

from __future__ import annotations

import tracemalloc
from itertools import product

import pytest

from tests.desk.providers.way import Way
from tests.provider import Peer
from tests.provider.site import WELL_KNOWN
from tests.provider.trouble import HUGE
from tests.serving import free_port
from verdicts.desk.providers.faults import Away, ProviderFault
from verdicts.desk.providers.network import Network

pytestmark = pytest.mark.anyio

PLACES = [WELL_KNOWN, "/token", "/keys", "/userinfo"]


@pytest.mark.parametrize(
    ("place", "trouble"),
    [*product(PLACES, ["500", "slow", "huge", "packed", "redirect"]), (WELL_KNOWN, "drip"), ("/token", "drip")],
)
async def test_a_provider_in_trouble_is_away(way: Way, peer: Peer, place: str, trouble: str) -> None:
    """Errors, silence, single drops, endless or compressed answers and redirects are all refused at each address."""
    peer.email_in_token = False
    peer.trouble[place] = trouble
    way.network = Network(patience=1.5 if trouble in ("slow", "drip") else 20)
    with pytest.raises(Away) as away:
        await way.go()
    assert away.value.sentence.startswith("Peer Inc. does not answer right now.")
    assert peer.asked[place] == 1
    assert peer.asked["/elsewhere"] == 0


@pytest.mark.parametrize("trouble", ["html", "list", "deep"])
@pytest.mark.parametrize("place", PLACES)
async def test_what_is_no_document_is_refused(way: Way, peer: Peer, place: str, trouble: str) -> None:
    """A page, a list and a pit of brackets in place of an object are faults like others, not crashes."""
    peer.email_in_token = False
    peer.trouble[place] = trouble
    with pytest.raises(ProviderFault):
        await way.go()


@pytest.mark.parametrize("trouble", ["huge", "packed"])
async def test_a_huge_answer_is_not_held(way: Way, peer: Peer, trouble: str) -> None:
    """Of an answer of megabytes no more than its beginning is ever in memory, unpacked or packed."""
    peer.trouble[WELL_KNOWN] = trouble
    tracemalloc.start()
    try:
        with pytest.raises(Away):
            await way.begin()
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < HUGE * 0.6


async def test_a_provider_that_is_not_there_is_away(way: Way, peer: Peer) -> None:
    """Nobody listening is the same sentence."""
    way.changed(issuer=f"http://127.0.0.1:{free_port()}")
    with pytest.raises(Away):
        await way.begin()


async def test_trouble_is_not_remembered(way: Way, peer: Peer) -> None:
    """A provider that comes back is asked anew at once."""
    peer.trouble[WELL_KNOWN] = "500"
    with pytest.raises(Away):
        await way.begin()
    peer.trouble.clear()
    assert (await way.go()).subject == "ada-1"
