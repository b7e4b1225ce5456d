"""What the desk's page says of issues: what holds one up, what became of it, what may be done."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from tests.accounts import signed_in
from tests.conftest import NOON
from tests.desk.newsletter.test_send import PEOPLE, Round
from tests.smtp import Peer, peer_of
from verdicts.desk.newsletter.open_issues import open_issues
from verdicts.views.desk_issues import IssuesView

pytestmark = pytest.mark.anyio


@pytest.fixture
def peer() -> Iterator[Peer]:
    """A server that takes everything."""
    with peer_of() as listening:
        yield listening


@pytest.fixture
def kim(demo: Engine) -> int:
    """An editor's account."""
    return signed_in(demo, "kim@people.example", "editor", NOON).presence.account


def _page(this: Round, kim: int) -> IssuesView:
    """What an editor reads now."""
    return open_issues(this.office.library, this.office.site, kim, this.office, "By hand.", this.now)


async def test_a_server_that_is_away_is_said_at_once(demo: Engine, peer: Peer) -> None:
    """The desk hears of it before the wait begins, with the reason and when it is tried again; the next letter that
    is taken ends it."""
    this = Round(demo, peer)
    peer.fall()
    heard = list[str]()
    carrier = this.carrier()

    def tell() -> None:
        heard.append(this.issue.said)
        if len(heard) == 1:
            peer.start()

    carrier.tell = tell
    assert await carrier.run()
    assert "is away: " in heard[0]
    assert "tried again 20 Nov 2026, 13:00 UTC" in heard[0]
    assert heard[2:] == [""] * (len(PEOPLE) + 1)


async def test_letters_that_were_put_off_are_said(demo: Engine, peer: Peer, kim: int) -> None:
    """How many wait for another attempt, and when that is; nothing is said of those that wait for their first."""
    this = Round(demo, peer, PEOPLE[:3])
    assert _page(this, kim).issues[0].waits == ""
    peer.refuse("RCPT", "451 4.3.0 later")
    carrier = this.carrier()
    words = list[str]()
    carrier.tell = lambda: words.append(_page(this, kim).issues[0].waits)
    assert await carrier.run()
    assert words[0] == "1 letter was put off by a mail server. It is tried again 20 Nov 2026, 13:05 UTC."
    assert words[-1] == ""
