"""Keeping and dropping what a page shows, on both engines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import Engine

from tests.kept import LINK, OLLAMA, PAIR, VLLM, do, full_shelf, stands, whole
from tests.votes import reader
from verdicts.desk.bookmark import Answer, bookmark, kept_among, put_back
from verdicts.desk.identity import Identity
from verdicts.desk.station import Station
from verdicts.desk.vote import Polls
from verdicts.domain.shelves import FIRST
from verdicts.live.circle import PREFIX, Circles
from verdicts.live.limits import Limits
from verdicts.store.bringing import bring

pytestmark = pytest.mark.anyio
ME, HERE = reader(1), "203.0.113.7"
Told = list[str]


@pytest.fixture
def told() -> Told:
    """Whom news went to."""
    return []


@pytest.fixture
def polls(demo: Engine, clock: Callable[[], datetime], told: Told) -> Polls:
    """A device may change bookmarks four times an hour."""
    circles, station = Circles(lambda number: None, lambda news: told.extend(news)), Station(demo, lambda values: None)
    limits = Limits(4, 0, name="bookmark ")
    return Polls(Identity(("k" * 40,)), Limits(1, 1), station, clock, circles=circles, bookmarks=limits)


async def mark(polls: Polls, engine: Engine, address: str, keep: bool = True) -> Answer:
    """Reader 1 presses a ribbon."""
    return await bookmark(polls, engine, ME, HERE, address, keep)


async def test_kept_and_dropped_in_words(polls: Polls, demo: Engine, told: Told) -> None:
    """Each change says what it did, and the reader's other pages hear of it."""
    kept = await mark(polls, demo, OLLAMA)
    assert (kept.stands, kept.said, kept.dropped) == (True, f"Kept on {FIRST}.", None)
    assert (await mark(polls, demo, PAIR)).stands
    assert kept_among(demo, ME, [PAIR, VLLM, OLLAMA]) == [PAIR, OLLAMA]
    dropped = await mark(polls, demo, OLLAMA, keep=False)
    assert (dropped.stands, dropped.said) == (True, f"Removed from {FIRST}.")
    assert stands(demo, 1) == {FIRST: [PAIR]}
    assert told == [f"{PREFIX}{ME}"] * 3


async def test_a_drop_is_undone_to_where_it_stood(polls: Polls, demo: Engine) -> None:
    """Shelf, place, note and time are as before."""
    do(demo, bring, ME, [full_shelf("One", OLLAMA, VLLM, PAIR, note="why")])
    before = whole(demo, 1)
    dropped = (await mark(polls, demo, VLLM, keep=False)).dropped
    assert dropped
    again = await put_back(polls, demo, ME, HERE, dropped)
    assert (again.stands, again.said) == (True, "Put back on One.")
    assert whole(demo, 1) == before


async def test_twice_is_as_once(polls: Polls, demo: Engine) -> None:
    """Keeping what is kept and dropping what is gone leave all as it is and are no refusal."""
    assert [(await mark(polls, demo, OLLAMA)).stands for _ in range(2)] == [True, True]
    assert [(await mark(polls, demo, OLLAMA, keep=False)).stands for _ in range(2)] == [True, True]
    assert stands(demo, 1) == {FIRST: []}


@pytest.mark.parametrize(
    "address", [LINK, "", "/tools/nowhere", "/method", "/tools/" + "x" * 600, "javascript:alert(1)"]
)
async def test_a_ribbon_keeps_pages_alone(polls: Polls, demo: Engine, told: Told, address: str) -> None:
    """What is no tool and no comparison of this catalogue is refused in words; nobody hears of it."""
    answer = await mark(polls, demo, address)
    assert (answer.outcome, answer.stands) == ("refused", False)
    assert answer.said.startswith("Not kept: ")
    assert stands(demo, 1) == {}
    assert told == []


async def test_no_more_than_so_many_an_hour(polls: Polls, demo: Engine) -> None:
    """Over the limit nothing changes and the answer says when it will; votes are counted apart."""
    for keep in (True, False, True, False):
        assert (await mark(polls, demo, OLLAMA, keep)).stands
    answer = await mark(polls, demo, OLLAMA)
    assert answer.outcome == "limit"
    assert answer.said.startswith("Not kept: this device has changed bookmarks 4 times within an hour. Try again in ")
    assert stands(demo, 1) == {FIRST: []}
    assert await polls.limits.wait(ME, HERE) == ("", 0)


async def test_without_a_database_it_says_so(polls: Polls, demo: Engine, told: Told) -> None:
    """A database that fails loses nothing silently: the answer says what was not done, and pages show nothing kept."""
    assert (await mark(polls, demo, OLLAMA)).stands
    with demo.begin() as conn:
        conn.exec_driver_sql("ALTER TABLE bookmark RENAME TO elsewhere")
    kept, dropped = await mark(polls, demo, VLLM), await mark(polls, demo, OLLAMA, keep=False)
    assert kept == Answer("down", "Not kept: the change could not be stored. Try again.")
    assert dropped == replace(kept, said="Not removed: the change could not be stored. Try again.")
    assert kept_among(demo, ME, [OLLAMA]) == []
    assert len(told) == 1
