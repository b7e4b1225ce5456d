"""Votes by events: who votes says the handshake."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.states.conftest import cookie
from tests.votes import ballot, count, pick, reader
from verdicts.desk.vote import Polls
from verdicts.states.ballot import UNKNOWN, BallotState

pytestmark = pytest.mark.anyio
PAGE = "/compare/ollama-vs-vllm"
At = Callable[..., Any]


async def test_a_ballot_and_a_pick_are_the_readers(at: At, polls: Polls, demo: Engine) -> None:
    """Votes become the reader's own, each answer has a new turn, and opening the page again shows them."""
    state = at(BallotState, PAGE, cookie=cookie(polls, 1))
    await state.cast("ollama", "ship")
    await state.pick("vllm")
    assert (state.mine.ballots, state.mine.pick, state.mine.turn) == ({"ollama": "ship"}, "vllm", 2)
    again = at(BallotState, PAGE, cookie=cookie(polls, 1))
    await again._show(["ollama", "vllm"], "ollama-vs-vllm")
    assert again.mine.known
    assert (again.mine.ballots, again.mine.pick) == ({"ollama": "ship"}, "vllm")


async def test_taking_back(at: At, polls: Polls) -> None:
    """An empty choice takes a ballot or a pick back."""
    state = at(BallotState, PAGE, cookie=cookie(polls, 1))
    await state.cast("ollama", "ship")
    await state.cast("ollama", "")
    assert state.mine.ballots == {}
    assert not state.mine.refused


async def test_without_a_reader_nothing_is_counted(at: At, polls: Polls) -> None:
    """A socket whose handshake carried no reader, or something forged, is told to load the page again."""
    for header in ("", f"reader={polls.identity.sign(reader(1))}", f"ticket={'0' * 32}"):
        state = at(BallotState, PAGE, cookie=header)
        await state.cast("ollama", "ship")
        assert state.mine.refused == UNKNOWN
        assert not state.mine.known


async def test_a_refusal_leaves_the_earlier_vote(at: At, polls: Polls) -> None:
    """Over the limit the vote before stands, in the page and in the count, with a sentence at its control."""
    state = at(BallotState, PAGE, cookie=cookie(polls, 1))
    for choice in ("ship", "skip", "ship", "skip"):
        await state.cast("ollama", choice)
    assert state.mine.ballots == {"ollama": "ship"}
    assert (state.mine.at, state.mine.turn) == ("ollama", 4)
    assert "Your earlier vote stands." in state.mine.refused


async def test_a_pick_is_among_the_open_comparison(at: At, polls: Polls) -> None:
    """The tools of a pick come from the page's own address; another tool is refused, another page has no picks."""
    state = at(BallotState, PAGE, cookie=cookie(polls, 1))
    await state.pick("qdrant")
    assert state.mine.pick == ""
    assert state.mine.refused
    elsewhere = at(BallotState, "/tools/ollama", cookie=cookie(polls, 1))
    await elsewhere.pick("ollama")
    assert elsewhere.mine.pick == ""


async def test_a_snapshot_is_never_another_readers(at: At, polls: Polls, demo: Engine) -> None:
    """When the handshake's reader changed in a tab, the hydrate's snapshot holds nothing of the one before."""
    count(demo, ballot(1, "ship"), pick(1, "vllm"))
    state = at(BallotState, PAGE, cookie=cookie(polls, 1))
    await state._show(["ollama", "vllm"], "ollama-vs-vllm")
    assert state.mine.ballots == {"ollama": "ship"}
    for header in (cookie(polls, 2), ""):
        root = state.parent_state
        root.router = root.router.__class__.from_router_data({"asPath": PAGE, "headers": {"cookie": header}})
        shown = root.dict()[BallotState.get_full_name()]["mine_rx_state_"]
        assert (shown.ballots, shown.pick, shown.known) == ({}, "", False)


async def test_forged_arguments_reach_nobody_else(at: At, polls: Polls, demo: Engine) -> None:
    """Whatever is passed to the handlers, only the caller's own ballots change."""
    count(demo, ballot(2, "ship"))
    state = at(BallotState, PAGE, cookie=cookie(polls, 1))
    for slug, choice in (("ollama", "skip"), ("' OR 1=1 --", "ship"), ("x" * 10_000, "y" * 10_000)):
        await state.cast(slug, choice)
    other = at(BallotState, PAGE, cookie=cookie(polls, 2))
    await other._show(["ollama"], "")
    assert other.mine.ballots == {"ollama": "ship"}
