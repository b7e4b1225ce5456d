"""Letters that may not have arrived: listed once none can be under way, sent again or left by a decision only."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from tests.desk.newsletter.test_send import PEOPLE, Round
from tests.smtp import HANG_UP, Peer, peer_of
from verdicts.desk.newsletter.deciding import decide, undecided
from verdicts.domain.newsletter.issues import UNDER_WAY
from verdicts.store.engine import writing
from verdicts.store.subscribers import leave

pytestmark = pytest.mark.anyio


@pytest.fixture
def peer() -> Iterator[Peer]:
    """A server that hangs up after the first letter."""
    with peer_of() as listening:
        listening.refuse("DATA", HANG_UP)
        yield listening


async def _sent(engine: Engine, peer: Peer) -> tuple[Round, int]:
    """An issue to two, whose first letter may have arrived; the number of that."""
    this = Round(engine, peer, PEOPLE[:2])
    await this.carrier().run()
    assert undecided(engine, this.now) == []  # it may still be on the line
    this.now += UNDER_WAY
    (one,) = undecided(engine, this.now)
    assert one.issue == this.number
    return this, one.id


async def test_sent_again_it_goes_out_once_more(demo: Engine, peer: Peer) -> None:
    """The issue that had ended is sent again, to that one alone; a second decision finds nothing."""
    this, number = await _sent(demo, peer)
    assert decide(this.office, number, True, this.now) == this.number
    assert decide(this.office, number, True, this.now) is None
    assert this.issue.state == "sending"
    assert await this.carrier().run()
    assert this.got == [PEOPLE[1], PEOPLE[0]]
    assert (this.issue.state, dict(this.issue.counts)) == ("sent", {"delivered": 2})


async def test_left_it_stays_unconfirmed_and_is_asked_about_no_more(demo: Engine, peer: Peer) -> None:
    """Nothing is sent, the counts stay true, and what was left cannot be sent by an old page."""
    this, number = await _sent(demo, peer)
    assert decide(this.office, number, False, this.now) == this.number
    assert undecided(demo, this.now) == []
    assert decide(this.office, number, True, this.now) is None
    assert (this.issue.state, dict(this.issue.counts)) == ("sent", {"delivered": 1, "processing": 1})


async def test_who_left_meanwhile_gets_nothing(demo: Engine, peer: Peer) -> None:
    """A letter to somebody who unsubscribed since can only be left."""
    this, number = await _sent(demo, peer)
    with writing(demo) as conn:
        leave(conn, this.ids[0], this.now)
    assert decide(this.office, number, True, this.now) is None
    assert this.issue.state == "sent"
    assert decide(this.office, number, False, this.now) == this.number


async def test_delivered_ones_are_nobodys_decision(demo: Engine, peer: Peer) -> None:
    """A number of another letter, or of none, sends nothing."""
    this, number = await _sent(demo, peer)
    for odd in (number + 1, 0, 2**31 - 1):
        assert decide(this.office, odd, True, this.now) is None
        assert decide(this.office, odd, False, this.now) is None
    assert (this.issue.state, len(this.got)) == ("sent", 1)
