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
from verdicts.desk.vote import Polls
from verdicts.domain.votes import Vote, Voter
from verdicts.states.ballot import BallotState
from verdicts.states.following import following
from verdicts.states.news import NewsState
from verdicts.states.personal import Personal
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
    news.open()
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
    """Whether the page looked since or not: every personal state's snapshot is that of nobody, a refusal too, and the
    page has left the person's circle as soon as it looks."""
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
    for name in personal:
        assert snapshot[name] == fresh[name]
    assert not any(secret in str(snapshot) for secret in (ada.account.reader, ada.account.email, ada.token))


async def test_a_page_without_votes_can_look(at: At, polls: Polls) -> None:
    """Where nothing was voted on, or nobody sits, looking changes nothing."""
    for header in (cookie(polls, 1), ""):
        news = at(NewsState, "/tools", cookie=header)
        news.open()
        await news.look()
        ballots = await news.get_state(BallotState)
        assert ballots.mine == MineView(bool(header))
