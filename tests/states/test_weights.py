"""Whether a comparison offers to load kept weights."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.accounts import an_account
from verdicts.desk.accounts.attendance import Presence
from verdicts.desk.identity import Identity
from verdicts.desk.station import Station
from verdicts.desk.vote import Polls
from verdicts.live.limits import Limits
from verdicts.states.comparison import ComparisonState
from verdicts.states.personal import voting
from verdicts.states.weights import WeightsState
from verdicts.store.engine import writing
from verdicts.store.weights import keep

pytestmark = pytest.mark.anyio
PAGE = "/compare/ollama-vs-vllm"
At = Callable[..., Any]


@pytest.fixture
def polls(demo: Engine, clock: Callable[[], datetime]) -> Iterator[Polls]:
    """What says who sits where."""
    voting.polls = Polls(Identity(("k" * 40,)), Limits(3, 0), Station(demo, lambda values: None), clock)
    yield voting.polls
    voting.polls = None


async def test_it_is_offered_where_the_account_keeps_some(
    at: At, polls: Polls, demo: Engine, clock: Callable[[], datetime]
) -> None:
    """Not to a device, not to an account that keeps none, and not once they are removed elsewhere."""
    mine = an_account(demo)
    page = at(ComparisonState, PAGE, cookie=polls.attendance.enter(Presence(mine.reader, account=mine.id)))
    weights = page.parent_state.get_substate(WeightsState.get_full_name().split(".")[1:])
    for setting, kept in (("", False), ("w-builder=0", True), ("", False)):
        with writing(demo) as conn:
            keep(conn, mine.id, setting, clock())
        await page.open()
        assert weights.kept is kept
    with writing(demo) as conn:
        keep(conn, mine.id, "w-builder=0", clock())
    device = at(WeightsState, PAGE, cookie=polls.attendance.enter(Presence("d" * 32)))
    await device._look()
    assert not device.kept
