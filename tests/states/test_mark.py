"""Bookmarks by events: whose they are says the handshake."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.kept import LINK, OLLAMA, PAIR, VLLM, do, full_shelf, stands
from tests.votes import reader
from verdicts.desk.accounts.attendance import Presence
from verdicts.desk.identity import Identity
from verdicts.desk.station import Station
from verdicts.desk.vote import Polls
from verdicts.domain.shelves import FIRST
from verdicts.live.limits import Limits
from verdicts.states.comparison import ComparisonState
from verdicts.states.home import HomeState
from verdicts.states.ladder import LadderState
from verdicts.states.listing import ListingState
from verdicts.states.mark import UNKNOWN, MarkState
from verdicts.states.news import NewsState
from verdicts.states.personal import voting
from verdicts.states.tool import ToolState
from verdicts.store.bringing import bring
from verdicts.views.marks import MarksView

pytestmark = pytest.mark.anyio
PAGE = "/compare/ollama-vs-vllm"
SHOWN = [PAIR, OLLAMA, VLLM]
At = Callable[..., Any]


@pytest.fixture
def polls(demo: Engine, clock: Callable[[], datetime]) -> Iterator[Polls]:
    """What says who sits where; a device may change bookmarks three times an hour. Reader 2 has a shelf."""
    limits, station = Limits(3, 0, name="bookmark "), Station(demo, lambda values: None)
    voting.polls = Polls(Identity(("k" * 40,)), Limits(3, 0), station, clock, bookmarks=limits)
    do(demo, bring, reader(2), [full_shelf("Theirs", VLLM, note="secret")])
    yield voting.polls
    voting.polls = None


def ticket(polls: Polls, number: int) -> str:
    """What stands in a reader's handshake."""
    return polls.attendance.enter(Presence(reader(number)))


async def opened(at: At, cookie: str) -> MarkState:
    """The ribbons of a comparison, open for a reader."""
    state = at(MarkState, PAGE, cookie=cookie)
    await state._show(SHOWN)
    return state


async def test_one_value_for_all_ribbons(at: At, polls: Polls, demo: Engine) -> None:
    """What is kept and dropped is the reader's, each answer has a new turn and words, and opening anew shows it."""
    state = await opened(at, ticket(polls, 1))
    assert state.mine == MarksView(True, [], turn=1)
    await state.keep(OLLAMA)
    assert state.mine == MarksView(True, [OLLAMA], f"Kept on {FIRST}.", turn=2)
    assert (await opened(at, ticket(polls, 1))).mine.kept == [OLLAMA]
    await state.drop(OLLAMA)
    assert state.mine == MarksView(True, [], f"Removed from {FIRST}.", undo=True, turn=3)
    await state.undo()
    assert state.mine == MarksView(True, [OLLAMA], f"Put back on {FIRST}.", turn=4)
    assert stands(demo, 1) == {FIRST: [OLLAMA]}


async def test_without_a_reader_nothing_is_kept(at: At, polls: Polls, demo: Engine) -> None:
    """A socket whose handshake carried no reader, or something forged, is told to load the page again."""
    for header in ("", f"reader={polls.identity.sign(reader(2))}", f"ticket={'0' * 32}"):
        state = await opened(at, header)
        assert state.mine.kept == []
        for press in (state.keep(OLLAMA), state.drop(VLLM)):
            await press
            assert (state.mine.refused, state.mine.known) == (UNKNOWN, False)
        await state.undo()
    assert stands(demo, 2) == {"Theirs": [VLLM]}


async def test_forged_arguments_reach_nobody_else(at: At, polls: Polls, demo: Engine) -> None:
    """Whatever is passed to the handlers, nothing of another reader's is shown or changed, and refusals have words."""
    polls.bookmarks.device = 0
    state = await opened(at, ticket(polls, 1))
    for address in (LINK, "' OR 1=1 --", "x" * 100_000, "/tools/\x00", "/tools/\ud800", ""):
        await state.keep(address)
        assert state.mine.refused.startswith("Not kept: ")
    for address in (VLLM, "%", "x" * 100_000):
        await state.drop(address)
        assert not state.mine.undo
    await state.undo()
    assert state.mine.kept == []
    assert (stands(demo, 1), stands(demo, 2)) == ({}, {"Theirs": [VLLM]})


async def test_a_refusal_leaves_what_stands(at: At, polls: Polls) -> None:
    """Over the limit what was kept stays kept, with a sentence; the next page begins without it."""
    state = await opened(at, ticket(polls, 1))
    for address in SHOWN:
        await state.keep(address)
    await state.drop(OLLAMA)
    assert state.mine.kept == sorted(SHOWN)
    assert state.mine.refused.startswith("Not removed: this device has changed bookmarks 3 times within an hour.")
    assert (state.mine.said, state.mine.undo, state.mine.turn) == ("", False, 5)
    await state._show(SHOWN)
    assert state.mine == MarksView(True, sorted(SHOWN), turn=6)


async def test_another_reader_in_the_same_tab(at: At, polls: Polls) -> None:
    """When the handshake's reader changed, the snapshot holds nothing of the one before, and undo is not theirs."""
    state = await opened(at, ticket(polls, 2))
    await state.drop(VLLM)
    assert state.mine.undo
    for header in (ticket(polls, 1), ""):
        root = state.parent_state
        root.router = root.router.__class__.from_router_data({"asPath": PAGE, "headers": {"cookie": header}})
        shown = root.dict()[MarkState.get_full_name()]["mine_rx_state_"]
        assert (shown.kept, shown.said, shown.undo, shown.known) == ([], "", False, False)
        await state.undo()
        assert state.mine.kept == []


async def test_undo_is_for_who_dropped_and_where(at: At, polls: Polls, demo: Engine) -> None:
    """Nobody else can undo a drop in the same tab, and a page that was opened since has nothing to undo."""
    state = await opened(at, ticket(polls, 2))
    await state.drop(VLLM)
    root = state.parent_state
    cookie = {"cookie": ticket(polls, 1)}
    root.router = root.router.__class__.from_router_data({"asPath": PAGE, "headers": cookie})
    await state.undo()
    assert (stands(demo, 1), stands(demo, 2)) == ({}, {"Theirs": []})
    await state.keep(OLLAMA)
    await state.drop(OLLAMA)
    await state._show(SHOWN)
    await state.undo()
    assert stands(demo, 1) == {FIRST: []}


async def test_news_reads_the_same_anew(at: At, polls: Polls, demo: Engine) -> None:
    """What was kept on another page shows; what was said here stays, and a press that waits goes on waiting."""
    state = await opened(at, ticket(polls, 1))
    await state.keep(OLLAMA)
    said = state.mine
    do(demo, bring, reader(1), [full_shelf("Other", PAIR)])
    news = state.parent_state.get_substate(NewsState.get_full_name().split(".")[1:])
    await news.look()
    assert (state.mine.kept, state.mine.said, state.mine.turn) == ([PAIR, OLLAMA], said.said, said.turn)


@pytest.mark.parametrize(
    ("kind", "address", "expected"),
    [
        (ComparisonState, PAGE, {PAGE, OLLAMA, VLLM}),
        (ToolState, OLLAMA, {OLLAMA, VLLM, "/tools/llama-cpp"}),
        (ListingState, "/tools?q=llm", {VLLM}),
        (HomeState, "/", {VLLM}),
    ],
)
async def test_every_page_asks_for_what_it_shows(
    at: At, polls: Polls, kind: type[Any], address: str, expected: set[str]
) -> None:
    """An opened page knows of all the tools and comparisons on it which are kept."""
    page = at(kind, address, cookie=ticket(polls, 2))
    await page.open()
    marks = page.parent_state.get_substate(MarkState.get_full_name().split(".")[1:])
    assert expected <= set(marks._about)
    assert marks.mine.kept == [VLLM]


async def test_an_empty_ladder_asks_for_nothing(at: At, polls: Polls) -> None:
    """A ladder without rungs shows no ribbon, and its reader is known all the same."""
    page = at(LadderState, "/ladder", cookie=ticket(polls, 2))
    await page.open()
    marks = page.parent_state.get_substate(MarkState.get_full_name().split(".")[1:])
    assert (marks._about, marks.mine) == ((), MarksView(True, [], turn=1))
