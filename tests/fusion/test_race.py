"""Hedging on the first token, over real HTTP: who speaks first is heard, the other is hung up on."""

from __future__ import annotations

import asyncio
from decimal import Decimal

import pytest

from tests.fusion.peer import Cut, Hang, Script, Status, peer_of
from tests.fusion.pools import Told, model_of
from verdicts.fusion.client import OpenAIWire
from verdicts.fusion.cost import OverBudget
from verdicts.fusion.events import Hedged
from verdicts.fusion.ground import Ground
from verdicts.fusion.known import Hedges
from verdicts.fusion.race import Hedging, race
from verdicts.fusion.speak import Speech
from verdicts.fusion.wire import Broken, Limited, Message, Request

pytestmark = pytest.mark.anyio
HUNG, SOON = Script(fault=Hang(headers=False)), 0.03


def request_of(peer: object, at_once: int = 8, price: str = "10") -> Request:
    """A question to the model m."""
    return Request(model_of(peer, "m", price, at_once=at_once), (Message("user", "?"),), 64, 0.5)  # pyright: ignore[reportArgumentType]


async def raced(request: Request, ground: Ground, bucket: Hedges | None = None) -> tuple[Speech, bool, str]:
    """What was said, whether a second call was sent, and what was heard."""
    heard: list[str] = []
    hedging = Hedging(SOON, bucket or Hedges(1), request)
    speech, hedged = await race(request, hedging, ground, "m", heard.append)
    return speech, hedged, "".join(heard)


async def test_a_stall_is_hedged(wire: OpenAIWire) -> None:
    """Where the first token is late one more call is sent, its text is heard alone, and the first is hung up on."""
    told = Told()
    with peer_of(m=[HUNG, Script("From the second.")]) as peer:
        speech, hedged, heard = await raced(request_of(peer), ground := told.ground(wire))
        assert (await peer.gone("m"))[0].nth == 0
    assert (speech.text, hedged, heard) == ("From the second.", True, "From the second.")
    assert [event.after for event in told.of(Hedged)] == [SOON]
    assert ground.ledger.held == 0
    assert ground.ledger.used.input > speech.usage.input  # the prompt of the other is paid for, too


async def test_who_speaks_in_time_is_not_hedged(wire: OpenAIWire) -> None:
    """A first token within the wait sends nothing more, however long the rest takes."""
    told = Told()
    with peer_of(m=Script(pieces=3, between=0.1)) as peer:
        request = request_of(peer)
        _, hedged = await race(request, Hedging(20.0, Hedges(1), request), told.ground(wire), "m", lambda _: None)
        assert len(peer.calls("m")) == 1
    assert not hedged
    assert not told.of(Hedged)


async def test_the_first_may_still_win(wire: OpenAIWire) -> None:
    """The first call goes on while the second is on its way, and is heard where it speaks first."""
    with peer_of(m=[Script("Late.", first=0.2), HUNG]) as peer:
        speech, hedged, heard = await raced(request_of(peer), Told().ground(wire))
        assert (await peer.gone("m"))[0].nth == 1
    assert (speech.text, hedged, heard) == ("Late.", True, "Late.")


async def test_an_empty_bucket_sends_none(wire: OpenAIWire) -> None:
    """Without a hedge to spare the call is waited for."""
    with peer_of(m=[Script("Late.", first=0.2), Script()]) as peer:
        speech, hedged, _ = await raced(request_of(peer), Told().ground(wire), Hedges(0.05, filled=0))
        assert len(peer.calls("m")) == 1
    assert (speech.text, hedged) == ("Late.", False)


async def test_who_stands_in_line_is_not_late(wire: OpenAIWire) -> None:
    """A call that waits for its endpoint's place counts from when it left; a full door gets no second call."""
    told = Told()
    with peer_of(m=Script("Here.", first=0.02, between=0.06, pieces=2)) as peer:
        request, ground = request_of(peer, at_once=1), told.ground(wire)
        await raced(request, ground)
        ended = await asyncio.gather(*(raced(request, ground) for _ in range(4)))
        assert len(peer.calls("m")) == 5
    assert not told.of(Hedged)
    assert [hedged for _, hedged, _ in ended] == [False] * 4


async def test_no_money_no_hedge(wire: OpenAIWire) -> None:
    """A second call that might pass the budget is not sent, and the first goes on."""
    with peer_of(m=Script("Late.", first=0.2)) as peer:
        speech, hedged, _ = await raced(request_of(peer, price="1000000"), Told().ground(wire, "80"))
        assert len(peer.calls("m")) == 1
        with pytest.raises(OverBudget):
            await raced(request_of(peer, price="1000000"), Told().ground(wire, "1"))
        assert len(peer.calls("m")) == 1
    assert (speech.text, hedged) == ("Late.", False)


async def test_one_that_falls_leaves_it_to_the_other(wire: OpenAIWire) -> None:
    """A call that fails before it spoke does not end the race; where both fail the last reason is told."""
    busy = Script(fault=Status(429), first=0)
    with peer_of(m=[Script("Late.", first=0.3), busy]) as peer:
        speech, hedged, _ = await raced(request_of(peer), Told().ground(wire))
    assert (speech.text, hedged) == ("Late.", True)
    with peer_of(m=Script(fault=Status(429))) as peer, pytest.raises(Limited):
        await raced(request_of(peer), Told().ground(wire))


async def test_a_winner_that_breaks_is_broken(wire: OpenAIWire) -> None:
    """Who spoke first and is cut in the middle fails with what was said and paid, and nothing stays held."""
    with peer_of(m=Script(fault=Cut(2))) as peer:
        ground = Told().ground(wire)
        with pytest.raises(Broken, match="cut the connection"):
            await raced(request_of(peer), ground)
    assert ground.ledger.held == 0
    assert ground.ledger.spent > Decimal(0)
    assert ground.ledger.used.estimated


async def test_a_cancel_hangs_up_on_both(wire: OpenAIWire) -> None:
    """Whoever cancels a race hangs up on every call of it, and the money held is given back."""
    with peer_of(m=HUNG) as peer:
        ground = Told().ground(wire)
        racing = asyncio.create_task(raced(request_of(peer), ground))
        await peer.called(2)
        racing.cancel()
        await asyncio.gather(racing, return_exceptions=True)
        await peer.gone("m", 2)
    assert ground.ledger.held == 0
