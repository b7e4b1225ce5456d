"""An issue goes to everybody once: at the server's answers, over stops, a server that falls, and two who send."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, delete, select

from tests.conftest import NOON
from tests.newsletter import RETURNS, office, subscribed, written_here
from tests.post.conftest import server
from tests.smtp import HANG_UP, Peer, peer_of
from verdicts.desk.newsletter.carry import MOST_REFUSED, Carrier
from verdicts.desk.newsletter.draft import draft
from verdicts.desk.newsletter.send import begin, resume, stop
from verdicts.domain.newsletter.issues import BACKOFF, Issue
from verdicts.domain.newsletter.subscribers import MOST_BOUNCES
from verdicts.post.line import ServerLine
from verdicts.store.deliveries import bounce, claim, forgive
from verdicts.store.engine import reading, writing
from verdicts.store.issues import issue_by_id
from verdicts.store.subscribers import by_state, leave
from verdicts.store.tables import delivery, subscriber

pytestmark = pytest.mark.anyio
PEOPLE = tuple(f"reader-{n}@people.example" for n in range(6))


class Round:
    """An issue that was begun, and a peer to send it to; pauses end at once and turn the clock."""

    def __init__(self, engine: Engine, peer: Peer, people: tuple[str, ...] = PEOPLE) -> None:
        """Begun and not sent."""
        self.now, self.peer, self.engine = NOON + timedelta(hours=1), peer, engine
        self.office = office(engine, server(peer), self._clock)
        written_here(engine)
        self.ids = subscribed(engine, people, NOON)
        issue = draft(self.office, self.now)
        assert issue
        self.number = issue.id
        assert begin(self.office, issue, self.now) == len(people)
        assert begin(self.office, issue, self.now) is None
        self.rests = list[float]()

    def _clock(self) -> datetime:
        return self.now

    async def _rest(self, seconds: float) -> None:
        self.rests.append(seconds)
        self.now += timedelta(seconds=seconds)

    def carrier(self, **more: object) -> Carrier:
        """One who sends."""
        line = ServerLine(server(self.peer))
        return Carrier(self.office, self.number, line, sleep=self._rest, **more)  # pyright: ignore[reportArgumentType]

    @property
    def issue(self) -> Issue:
        """As it stands."""
        with reading(self.engine) as conn:
            return issue_by_id(conn, self.number)

    @property
    def got(self) -> list[str]:
        """Who got it, in order."""
        return [those[0] for _, those in self.peer.envelopes]


@pytest.fixture
def peer() -> Iterator[Peer]:
    """A server that takes everything."""
    with peer_of() as listening:
        yield listening


async def test_everybody_gets_it_once(demo: Engine, peer: Peer) -> None:
    """Each by a return path of their own; a second sender finds nothing to do, and the archive's counts are right."""
    this = Round(demo, peer)
    assert await this.carrier().run()
    assert not await this.carrier().run()
    assert this.got == list(PEOPLE)
    with reading(demo) as conn:
        numbers = list(conn.execute(select(delivery.c.id).order_by(delivery.c.id)).scalars())
    assert [RETURNS.delivery(path) for path, _ in peer.envelopes] == numbers
    assert (this.issue.state, dict(this.issue.counts)) == ("sent", {"delivered": 6})


async def test_a_server_that_puts_off_is_asked_again(demo: Engine, peer: Peer) -> None:
    """4xx, at the recipient or at the end of the message: later, and later still, and it is no bounce."""
    this = Round(demo, peer, PEOPLE[:2])
    peer.refuse("RCPT", "450 4.2.0 greylisted", "451 again", "451 again")
    peer.refuse("DATA", "451 4.3.0 later")
    await this.carrier().run()
    assert this.now >= NOON + sum(BACKOFF[:2], timedelta())
    assert dict(this.issue.counts) == {"delivered": 2}
    with reading(demo) as conn:
        assert by_state(conn) == {"active": 2}


async def test_a_dead_address_is_paused_after_three(demo: Engine, peer: Peer) -> None:
    """5xx at the recipient counts as a bounce, of the message not; three in a row pause the address."""
    this = Round(demo, peer, PEOPLE[:3])
    with writing(demo) as conn:
        conn.execute(subscriber.update().values(bounces=MOST_BOUNCES - 1))
    peer.refuse("RCPT", "550 5.1.1 nobody here", "550 5.7.1 not from you")
    peer.refuse("DATA", "554 5.7.1 looks like spam")
    await this.carrier().run()
    assert dict(this.issue.counts) == {"refused": 3}
    with reading(demo) as conn:
        query = select(subscriber.c.state, subscriber.c.bounces).order_by(subscriber.c.id)
        assert conn.execute(query).all() == [("paused", MOST_BOUNCES), *[("active", MOST_BOUNCES - 1)] * 2]


async def test_a_cut_before_the_end_is_no_delivery_and_after_it_no_second_one(demo: Engine, peer: Peer) -> None:
    """Hung up at the recipient: sent again. Hung up after the whole message: never again, and seen as unconfirmed."""
    this = Round(demo, peer, PEOPLE[:2])
    peer.refuse("RCPT", HANG_UP)
    peer.refuse("DATA", HANG_UP)
    await this.carrier().run()
    assert this.got == [PEOPLE[0]]
    assert dict(this.issue.counts) == {"processing": 1, "delivered": 1}
    assert this.issue.state == "sent"


async def test_a_server_that_is_away_is_waited_for(demo: Engine, peer: Peer) -> None:
    """Nothing is counted against anybody while it is; the desk reads why it takes so long."""
    this = Round(demo, peer)
    peer.fall()
    words = list[str]()

    async def rest(seconds: float) -> None:
        words.append(await asyncio.to_thread(lambda: this.issue.said))
        await asyncio.to_thread(peer.start)

    carrier = this.carrier()
    carrier.sleep = rest
    assert await carrier.run()
    assert "away" in words[0]
    assert sorted(this.got) == sorted(PEOPLE)
    assert (this.issue.said, dict(this.issue.counts)) == ("", {"delivered": 6})


async def test_a_server_that_wants_none_of_it_stops_the_issue(demo: Engine, peer: Peer) -> None:
    """Refused senders, and twenty refused messages in a row, are about us: it stops with the code, nobody bounced."""
    this = Round(demo, peer, tuple(f"r{n}@people.example" for n in range(MOST_REFUSED + 3)))
    peer.refuse("MAIL", "550 5.7.1 not from you")
    assert not await this.carrier().run()
    assert (this.issue.state, "550 5.7.1" in this.issue.said) == ("stopped", True)
    assert resume(this.office, this.number)
    peer.refuse("DATA", *["554 5.7.1 spam"] * MOST_REFUSED)
    assert not await this.carrier().run()
    assert dict(this.issue.counts) == {"refused": MOST_REFUSED, "pending": 3}
    with reading(demo) as conn:
        assert by_state(conn) == {"active": MOST_REFUSED + 3}


async def test_stop_and_go_on(demo: Engine, peer: Peer) -> None:
    """Stopped in the middle, nothing more is claimed; going on misses and repeats nobody."""
    this = Round(demo, peer)
    carrier = this.carrier()
    carrier.tell = lambda: len(this.got) == 3 and stop(this.office, this.number)
    assert not await carrier.run()
    assert this.got == list(PEOPLE[:3])
    assert not await this.carrier().run()
    assert resume(this.office, this.number)
    assert await this.carrier().run()
    assert this.got == list(PEOPLE)


async def test_two_senders_repeat_nobody(demo: Engine, peer: Peer) -> None:
    """One process has an issue; where another takes it over, the first can claim nothing any more."""
    this = Round(demo, peer)
    first = this.carrier()
    second = this.carrier(over=True)
    handed = list[asyncio.Task[bool]]()

    def overtake() -> None:
        if not handed:
            handed.append(asyncio.create_task(second.run()))

    first.tell = overtake
    await first.run()
    assert await handed[0]
    assert sorted(this.got) == sorted(PEOPLE)
    assert this.issue.state == "sent"


async def test_who_leaves_in_the_middle_gets_nothing(demo: Engine, peer: Peer) -> None:
    """Unsubscribed, or deleted with an account, after the issue began: no letter, and the issue still ends."""
    this = Round(demo, peer)

    def leaving() -> None:
        with writing(demo) as conn:
            leave(conn, this.ids[3], this.now)
            conn.execute(delete(subscriber).where(subscriber.c.id == this.ids[4]))

    carrier = this.carrier()
    carrier.tell = leaving
    assert await carrier.run()
    assert this.got == [PEOPLE[0], PEOPLE[1], PEOPLE[2], PEOPLE[5]]


async def test_the_rate_is_the_operators(demo: Engine, peer: Peer) -> None:
    """60 a minute: a letter a second, the first at once."""
    this = Round(demo, peer, PEOPLE[:3])
    this.office = office(demo, server(peer), this._clock, rate=60)
    await this.carrier().run()
    assert [round(rest) for rest in this.rests] == [1, 2]  # nobody waits here, so the turns add up


def test_bounces_count_once_and_in_a_row(demo: Engine, peer: Peer) -> None:
    """A delivery bounces once; who got the issue before begins anew, who did not goes on."""
    this = Round(demo, peer, PEOPLE[:2])
    with writing(demo) as conn:
        numbers = list(conn.execute(select(delivery.c.id).order_by(delivery.c.id)).scalars())
        conn.execute(delivery.update().values(state="delivered"))
        conn.execute(subscriber.update().values(bounces=1))
        assert bounce(conn, numbers[0], "5.1.1", True, NOON)
        assert not bounce(conn, numbers[0], "5.1.1", True, NOON)
        assert not claim(conn, numbers[0], "me", "token", NOON)
        forgive(conn, this.number)
        counts = select(subscriber.c.bounces).order_by(subscriber.c.id)
        assert list(conn.execute(counts).scalars()) == [2, 0]
