"""Any run of votes leaves the same number everywhere: in the tally, in the recount, on an open page."""

from __future__ import annotations

import asyncio
from collections.abc import Hashable
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import Engine, delete

from tests.votes import AT, PAIR, ballot, pick, reader
from verdicts.desk.station import Station
from verdicts.domain.tallies import Split, Tally
from verdicts.domain.votes import Vote
from verdicts.live.hub import Hub, Room
from verdicts.store import recount, tables
from verdicts.store.engine import writing
from verdicts.store.excluding import exclude, include
from verdicts.store.tallies import values_of

STEPS = 50
READERS = st.integers(1, 6)
TRIO = ("llama-cpp", "ollama", "vllm")
BALLOTS = st.builds(ballot, READERS, st.sampled_from(["ship", "skip", ""]), st.sampled_from(PAIR))
PICKS = st.one_of(
    st.builds(pick, READERS, st.sampled_from([*PAIR, ""]), st.just(PAIR)),
    st.builds(pick, READERS, st.sampled_from([*TRIO, ""]), st.just(TRIO)),
)
TOPICS = ("/tools/ollama", "/tools/vllm", "/compare/ollama-vs-vllm", "/compare/llama-cpp-vs-ollama-vs-vllm")


class Page:
    """An open page: shows what it opened with, then what it was sent."""

    def __init__(self, hub: Hub) -> None:
        """Open on all topics."""
        room = Room("all", TOPICS, 0.0, lambda now, before: dict(now))
        self.shown: dict[str, Any] = dict(hub.open(self, hub.join(self, [room])))

    def push(self, room: Hashable, message: Any) -> bool:
        """Show what came."""
        self.shown |= message
        return True


def votes_hold(engine: Engine) -> type[RuleBasedStateMachine]:
    """A machine that votes on this engine."""

    class VotesHold(RuleBasedStateMachine):
        @initialize()
        def begin(self) -> None:
            with writing(engine) as conn:
                for table in ("vote_event", "pick", "ballot", "matchup_tool", "matchup", "tally", "exclusion"):
                    conn.execute(delete(tables.Row.metadata.tables[table]))
            self.loop, self.hub, self.said = asyncio.new_event_loop(), Hub(), dict[Any, str]()
            self.station = Station(engine, self.hub.announce, gather=0.0)
            self.station.open()
            self.page = self.loop.run_until_complete(self._open())

        async def _open(self) -> Page:
            return Page(self.hub)

        @rule(votes=st.lists(st.one_of(BALLOTS, PICKS), min_size=1, max_size=6))
        def vote(self, votes: list[Vote]) -> None:
            """Cast some at once; the answers come in the order of the votes."""

            async def cast() -> list[str]:
                said = await asyncio.gather(*(self.station.cast(vote) for vote in votes))
                await asyncio.sleep(0)
                await asyncio.sleep(0.001)
                return list(said)

            for vote, outcome in zip(votes, self.loop.run_until_complete(cast()), strict=True):
                before = self.said.get((vote.voter.reader, vote.tools), "")
                assert outcome == ("unchanged" if vote.choice == before else "counted")
                self.said[vote.voter.reader, vote.tools] = vote.choice

        @rule(number=READERS, out=st.booleans())
        def exclude(self, number: int, out: bool) -> None:
            """Take a reader out of the counts, or back in; pages learn of it by the sweep."""
            with writing(engine) as conn:
                _ = exclude(conn, reader(number), "a test", AT) if out else include(conn, reader(number), AT)
            self.loop.run_until_complete(self._sweep())

        async def _sweep(self) -> None:
            with engine.connect() as conn:
                self.hub.announce(values_of(conn, TOPICS))
            await asyncio.sleep(0.001)

        @invariant()
        def one_number_everywhere(self) -> None:
            """Tally, log and page agree."""
            if not hasattr(self, "page"):
                return
            with engine.connect() as conn:
                assert not list(recount.misremembered(conn))
                assert not list(recount.miscounted(conn))
                stored = values_of(conn, TOPICS)
            for topic in TOPICS:
                nothing = Tally() if topic.startswith("/tools/") else Split()
                assert self.page.shown.get(topic, nothing) == stored.get(topic, nothing)

        def teardown(self) -> None:
            if hasattr(self, "station"):
                self.station.close()
                self.loop.close()

    return VotesHold


@pytest.fixture
def machine(demo: Engine) -> type[RuleBasedStateMachine]:
    """The machine on each engine."""
    return votes_hold(demo)


def test_any_run_of_votes_leaves_one_number_everywhere(demo: Engine, machine: type[RuleBasedStateMachine]) -> None:
    """After any casts, changes, withdrawals and exclusions: tally = recount = what an open page shows."""
    steps = settings().max_examples // (1 if demo.dialect.name == "sqlite" else 2)  # searched where a step is cheap
    runs = max(2, steps // STEPS)
    run_state_machine_as_test(machine, settings=settings(max_examples=runs, stateful_step_count=STEPS))


@pytest.mark.anyio
async def test_two_hundred_casts_at_once_leave_one_row(demo: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """One reader on one tool, 200 times at once at two stations in many commits, leaves one row, counted once."""
    monkeypatch.setattr("verdicts.desk.station.MOST_AT_ONCE", 7)
    stations = [Station(demo, lambda values: None, gather=0.0) for _ in range(2)]
    for each in stations:
        each.open()
    casts = (stations[n % 2].cast(ballot(1, ("ship", "skip")[n // 2 % 2])) for n in range(200))
    said = await asyncio.wait_for(asyncio.gather(*casts), 60)
    for each in stations:
        await asyncio.to_thread(each.close)
    assert set(said) <= {"counted", "unchanged"}
    with demo.connect() as conn:
        assert len(conn.execute(tables.ballot.select()).all()) == 1
        found = values_of(conn, TOPICS)["/tools/ollama"]
        assert isinstance(found, Tally)
        assert found.count == 1
        assert not list(recount.misremembered(conn))
