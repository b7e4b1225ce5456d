"""What the desk's page says of issues: what holds one up, what became of it, what may be done."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from tests.accounts import signed_in
from tests.conftest import NOON
from tests.desk.newsletter.test_send import PEOPLE, Round
from tests.smtp import Peer, peer_of
from verdicts.desk.newsletter.at_desk import draft_issue
from verdicts.desk.newsletter.draft import draft
from verdicts.desk.newsletter.inside import answer_words, masked
from verdicts.desk.newsletter.open_issues import open_issues
from verdicts.desk.newsletter.send import resume, stop
from verdicts.desk.working.said import Refused
from verdicts.domain.newsletter.subscribers import MOST_BOUNCES
from verdicts.store.engine import writing
from verdicts.store.tables import delivery, issue, subscriber
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


def _page(this: Round, kim: int, part: str = "") -> IssuesView:
    """What an editor reads now, with a part of the issue unfolded."""
    return open_issues(
        this.office.library, this.office.site, kim, this.office, "By hand.", this.now, (this.number, part)
    )


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


async def test_the_weeks_sentence_follows_its_issue(demo: Engine, peer: Peer, kim: int) -> None:
    """Going out, stopped and sent are different words, on the page and to who drafts; each names the next Monday."""
    this = Round(demo, peer)
    assert "is going out now. The next one can be drafted from 23 Nov 2026 on" in _page(this, kim).next_said
    assert stop(this.office, this.number)
    assert "is stopped" in _page(this, kim).next_said
    assert resume(this.office, this.number)
    assert await this.carrier().run()
    said = _page(this, kim).next_said
    assert "went out already" in said
    assert draft_issue(demo, kim, this.office, this.now) == Refused(said)


async def test_one_step_is_the_main_one(demo: Engine, peer: Peer, kim: int) -> None:
    """Drafting; then sending the draft, with when it was made and whether it still stands; then going on."""
    this = Round(demo, peer)
    with writing(demo) as conn:
        conn.execute(delivery.delete())
        conn.execute(issue.delete())
    assert (_page(this, kim).foremost, _page(this, kim).drafts) == (True, "Draft it")
    made = draft(this.office, this.now)
    assert made
    page = _page(this, kim)
    assert (page.foremost, page.issues[0].foremost, page.drafts) == (False, True, "Draft it anew")
    assert page.next_note == "Drafted 20 Nov 2026, 13:00 UTC. Nothing moved since."
    with writing(demo) as conn:
        conn.execute(issue.update().values(content={}))
    assert _page(this, kim).next_note.endswith("moved since.")
    assert "Nothing" not in _page(this, kim).next_note


async def test_what_is_in_an_issue_is_unfolded(demo: Engine, peer: Peer, kim: int) -> None:
    """Names and verdicts of the one that was asked for; of another, or an odd part, nothing."""
    this = Round(demo, peer)
    (row,) = _page(this, kim, "contents").issues
    assert ("Ollama", "/tools/ollama") in [(one.label, one.href) for one in row.inside.arrived]
    assert {one.note for one in row.inside.arrived} <= {"Ship", "Skip", "Split", "No verdict"}
    assert _page(this, kim, "odd").issues[0].inside.part == ""
    assert (
        open_issues(this.office.library, this.office.site, kim, this.office, "", this.now, (0, "contents"))
        .issues[0]
        .inside.arrived
        == []
    )


async def test_letters_that_did_not_arrive_are_listed(demo: Engine, peer: Peer, kim: int) -> None:
    """Address masked, the server's codes in words, and that an address is paused; the bar draws them apart."""
    this = Round(demo, peer, PEOPLE[:4])
    with writing(demo) as conn:
        conn.execute(subscriber.update().values(bounces=MOST_BOUNCES - 1))
    peer.refuse("RCPT", "550 5.1.1 nobody here", "550 5.7.1 not from you")
    assert await this.carrier().run()
    (row,) = _page(this, kim, "returned").issues
    assert (row.share, row.back, row.came_back) == ("50", "50", True)
    assert [(one.address, one.what, one.said, bool(one.paused)) for one in row.inside.letters] == [
        ("r…@people.example", "Refused", "550 5.1.1: there is no such mailbox", True),
        ("r…@people.example", "Refused", "550 5.7.1: the server takes no such mail from here", False),
    ]


def test_addresses_are_masked_and_codes_said() -> None:
    """Whatever an address is, what is before its @ is not shown; a code that is not known is said as it is."""
    assert masked("ann@people.example") == "a…@people.example"
    assert masked("") == "An address that was forgotten"
    assert answer_words("450 4.2.2") == "450 4.2.2: the mailbox is full"
    assert answer_words("554") == "554"
