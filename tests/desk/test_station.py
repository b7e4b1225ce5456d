"""The polling station: who waits for whom, and what happens when a commit fails."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

from tests.votes import ballot
from verdicts.desk import station as room
from verdicts.desk.station import Station
from verdicts.domain.votes import Vote

pytestmark = pytest.mark.anyio


@pytest.fixture
def station(demo: Engine) -> Iterator[Station]:
    """An open station that notes what it announces in `told`."""
    told: list[Any] = []
    made = Station(demo, told.append, gather=0.02)
    made.told = told  # type: ignore[attr-defined]
    made.open()
    yield made
    made.close()


async def test_votes_of_the_same_moment_share_a_commit(station: Station) -> None:
    """A hundred votes at once cost a few commits and are announced together."""
    commits: list[object] = []
    event.listen(station.engine, "commit", commits.append)
    said = await asyncio.gather(*(station.cast(ballot(n, "ship")) for n in range(100)))
    assert said == ["counted"] * 100
    assert len(commits) <= 5
    assert station.told[-1]["/tools/ollama"].ship == 100  # type: ignore[attr-defined]


async def test_nobody_is_told_before_the_commit(station: Station, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the answer comes, another connection sees the vote."""
    for n in range(5):
        assert await station.cast(ballot(n, "ship")) == "counted"
        with station.engine.connect() as other:
            assert other.exec_driver_sql("SELECT count(*) FROM ballot").scalar() == n + 1


async def test_a_vote_that_cannot_be_stored_refuses_no_other(station: Station, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one vote breaks the commit, the others of its batch are counted without it."""
    real = room.count_votes

    def brittle(conn: Any, votes: Sequence[Vote]) -> Any:
        if any(vote.voter.reader.endswith("3") for vote in votes):
            raise ValueError("a fault of ours")
        return real(conn, votes)

    monkeypatch.setattr(room, "count_votes", brittle)
    said = await asyncio.gather(*(station.cast(ballot(n, "ship")) for n in range(6)))
    assert said == ["counted"] * 3 + ["down"] + ["counted"] * 2


async def test_a_database_that_is_away_counts_nothing_and_comes_back(
    station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the database fails the answer is "down" and nothing is announced; one failure alone is tried again."""
    real, left = room.count_votes, [3]

    def away(conn: Any, votes: Sequence[Vote]) -> Any:
        left[0] -= 1
        if left[0] >= 0:
            raise OperationalError("", {}, Exception("gone"))
        return real(conn, votes)

    monkeypatch.setattr(room, "count_votes", away)
    assert await station.cast(ballot(1, "ship")) == "down"
    assert station.told == []  # type: ignore[attr-defined]
    assert await station.cast(ballot(1, "ship")) == "counted"


async def test_what_was_taken_in_is_counted_at_the_end(demo: Engine) -> None:
    """Closing counts the votes that wait."""
    station = Station(demo, lambda values: None, gather=0.05)
    waiting = [asyncio.ensure_future(station.cast(ballot(n, "ship"))) for n in range(10)]
    await asyncio.sleep(0)
    station.open()
    await asyncio.to_thread(station.close)
    assert await asyncio.gather(*waiting) == ["counted"] * 10


async def test_a_station_that_is_full_says_so(demo: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond what can wait, a vote is refused at once and not forgotten in silence."""
    monkeypatch.setattr(room, "MOST_WAITING", 0)
    station = Station(demo, lambda values: None)
    first = asyncio.ensure_future(station.cast(ballot(1, "ship")))
    await asyncio.sleep(0)
    assert await station.cast(ballot(2, "ship")) == "down"
    station.open()
    assert await first == "counted"
    await asyncio.to_thread(station.close)
