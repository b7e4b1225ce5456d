"""News of one's own: pages look again, and a session that ended leaves nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.accounts import signed_in
from tests.live.test_hub import Chair
from tests.states.conftest import cookie
from tests.votes import ballot, count, pick, reader
from verdicts.desk.accounts.attendance import Presence
from verdicts.desk.vote import Polls
from verdicts.domain.votes import Vote, Voter
from verdicts.states.ballot import BallotState
from verdicts.states.following import following
from verdicts.states.news import NewsState
from verdicts.states.personal import Personal
from verdicts.store.accounts import remove_account
from verdicts.store.engine import writing
from verdicts.views.tally import MineView

pytestmark = pytest.mark.anyio
PAGE = "/compare/ollama-vs-vllm"
SHOWN = (["ollama", "vllm"], "ollama-vs-vllm")
At = Callable[..., Any]


class Wire:
    """One socket: every state sits on the same chair."""

    def __init__(self) -> None:
        """The socket is there."""
        self.chair = Chair()

    def seat(self, sid: str) -> Chair:
        """The chair."""
        return self.chair


@pytest.fixture
def wire() -> Iterator[Wire]:
    """A wire with one socket."""
    made = Wire()
    following.wire = made  # type: ignore[assignment]
    yield made
    following.wire = None


async def opened(at: At, header: str) -> tuple[NewsState, BallotState]:
    """The states of a page that is open on the comparison."""
    news = at(NewsState, PAGE, cookie=header)
    ballots = await news.get_state(BallotState)
    await news.open()
    await ballots._show(*SHOWN)
    return news, ballots


async def test_looking_reads_the_same_anew_with_the_same_turn(at: At, polls: Polls, demo: Engine) -> None:
    """What changed elsewhere shows; the turn stays, so that a press under way still waits for its own answer."""
    news, ballots = await opened(at, cookie(polls, 1))
    assert (ballots.mine.ballots, ballots.mine.turn) == ({}, 1)
    count(demo, ballot(1, "ship"), pick(1, "vllm"), ballot(2, "skip"))
    await news.look()
    assert ballots.mine == MineView(True, {"ollama": "ship"}, "vllm", turn=1)
    count(demo, ballot(1, ""), pick(1, "ollama"))
    await news.look()
    assert ballots.mine == MineView(True, {}, "ollama", turn=1)


async def test_a_refusal_stays_said(at: At, polls: Polls, demo: Engine) -> None:
    """Looking again takes no sentence away: its control would say that the refused press counted."""
    news, ballots = await opened(at, cookie(polls, 1))
    await ballots.cast("no-such-tool", "ship")
    before = ballots.mine
    assert before.refused
    count(demo, ballot(1, "ship"))
    await news.look()
    assert (ballots.mine.refused, ballots.mine.at, ballots.mine.turn) == (before.refused, before.at, before.turn)
    assert ballots.mine.ballots == {"ollama": "ship"}


async def test_an_open_page_is_in_its_readers_circle(at: At, polls: Polls, wire: Wire) -> None:
    """A vote elsewhere tells the page; its own does not; when the handshake is another's the page changes circles."""
    news, ballots = await opened(at, cookie(polls, 1))
    polls.circles.news(reader(1))
    assert len(wire.chair.sent) == 1
    await ballots.cast("ollama", "ship")
    assert len(wire.chair.sent) == 1
    news.parent_state.router = news.router.__class__.from_router_data(
        {"asPath": PAGE, "headers": {"cookie": cookie(polls, 2)}}
    )
    await news.look()
    polls.circles.news(reader(1))
    assert len(wire.chair.sent) == 1
    polls.circles.news(reader(2))
    assert len(wire.chair.sent) == 2


@pytest.mark.parametrize("looks", [False, True])
async def test_a_session_that_ended_leaves_nothing_in_any_snapshot(
    at: At, polls: Polls, demo: Engine, wire: Wire, looks: bool
) -> None:
    """Whether the page looked since or not: every personal state's snapshot is that of nobody, a refusal too, but for
    the way to sign in again; and the page has left the person's circle as soon as it looks."""
    ada = signed_in(demo)
    voter = Voter(ada.account.reader, account=True)
    news, ballots = await opened(at, polls.attendance.enter(ada.presence))
    count(demo, Vote(voter, ("ollama",), "ship", polls.clock()), Vote(voter, ("ollama", "vllm"), "vllm", polls.clock()))
    await news.look()
    await ballots.cast("no-such-tool", "ship")
    assert ballots.mine.ballots == {"ollama": "ship"}
    polls.attendance.end([ada.session])
    if looks:
        await news.look()
        polls.circles.news(ada.account.reader)
        assert wire.chair.sent == []
    snapshot = news.parent_state.dict()
    fresh = at(NewsState, PAGE).parent_state.dict()
    personal = [each.get_full_name() for each in Personal.__subclasses__() if each.get_full_name() in fresh]
    assert BallotState.get_full_name() in personal
    assert NewsState.get_full_name() in personal
    way = {"back_rx_state_": f"/sign-in?next={PAGE}", "known_rx_state_": "no"} if looks else {}
    for name in personal:
        assert snapshot[name] == fresh[name] | (way if name == NewsState.get_full_name() else {})
    assert not any(secret in str(snapshot) for secret in (ada.account.reader, ada.account.email, ada.token))


async def test_a_page_without_votes_can_look(at: At, polls: Polls) -> None:
    """Where nothing was voted on, or nobody sits, looking changes nothing."""
    for header in (cookie(polls, 1), ""):
        news = at(NewsState, "/tools", cookie=header)
        await news.open()
        await news.look()
        ballots = await news.get_state(BallotState)
        assert ballots.mine == MineView(bool(header))


def seated(news: NewsState, header: str, address: str = PAGE) -> None:
    """Another handshake of the same tab, or another page of it."""
    news.parent_state.router = news.router.__class__.from_router_data(
        {"asPath": address, "headers": {"cookie": header}}
    )


@pytest.mark.parametrize("device", [0, 1])
async def test_a_page_that_was_signed_out_says_so(at: At, polls: Polls, demo: Engine, device: int) -> None:
    """Whether its session ended under the socket or while it slept, after which the device may be one of its own; until
    that was read, or somebody signs in again. The way back leads to what is open."""
    ada = signed_in(demo)
    news, ballots = await opened(at, polls.attendance.enter(ada.presence))
    assert news.back == ""
    polls.attendance.end([ada.session])
    await news.look()
    assert (news.back, ballots.mine.known) == (f"/sign-in?next={PAGE}", False)
    seated(news, cookie(polls, device) if device else "", "/tools?q=a+b&sort=name")
    await news.open()
    assert news.back == "/sign-in?next=/tools%3Fq%3Da%2Bb%26sort%3Dname"
    seated(news, polls.attendance.enter(Presence(ada.account.reader, ada.account.id)))
    await news.open()
    assert news.back == ""


async def test_what_was_read_is_not_said_again(at: At, polls: Polls, demo: Engine) -> None:
    """The banner that was closed stays closed on the pages after."""
    ada = signed_in(demo)
    news, _ = await opened(at, polls.attendance.enter(ada.presence))
    polls.attendance.end([ada.session])
    await news.look()
    news.acknowledge()
    await news.open()
    assert news.back == ""


@pytest.mark.parametrize("who", ["nobody", "a device", "a deleted account"])
async def test_who_was_not_signed_out_is_told_nothing(at: At, polls: Polls, demo: Engine, who: str) -> None:
    """A device whose cookie went had no account, and one that was deleted keeps nothing that could be come back to."""
    ada = signed_in(demo)
    headers = {"nobody": "", "a device": cookie(polls, 1), "a deleted account": polls.attendance.enter(ada.presence)}
    news, _ = await opened(at, headers[who])
    with writing(demo) as conn:
        remove_account(conn, ada.account.id)
    polls.attendance.end([ada.session])
    seated(news, headers[who] if who == "a deleted account" else "")
    await news.look()
    assert (news._reader, news.back) == ("", "")
