"""An editor, a draft of a new tool, and a runner whose models live at a peer."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import datetime

import pytest
from sqlalchemy import Engine

from tests.conftest import NOON
from tests.desk.drafting.conftest import wire
from verdicts.desk.panels.runner import Runner
from verdicts.desk.working.begin import begin
from verdicts.desk.working.change import put
from verdicts.desk.working.said import Done
from verdicts.domain.working.edits import Edit
from verdicts.fusion.client import OpenAIWire
from verdicts.fusion.fuse import Means
from verdicts.fusion.known import Known
from verdicts.store.accounts import add_account
from verdicts.store.engine import writing
from verdicts.store.working import set_byline

__all__ = ["wire"]
FILLED = {
    "slug": "new-tool", "name": "New Tool", "short_name": "New", "maker": "Maker", "tagline": "It is new",
    "category": "Test", "description": "A new tool that answers 12 requests a second.", "best_for": "Tests",
    "pricing.summary": "Free.",
}  # fmt: skip


@pytest.fixture
def kim(demo: Engine) -> int:
    """An editor called Kim, over the demo catalogue."""
    with writing(demo) as conn:
        number = add_account(conn, "kim@example.org", "a" * 32, "editor", None, NOON).id
        set_byline(conn, number, "Kim")
    return number


@pytest.fixture
def copy(demo: Engine, kim: int) -> int:
    """The draft of a tool that was never published."""
    done = begin(demo, kim, "", NOON)
    assert isinstance(done, Done)
    for path, text in FILLED.items():
        assert isinstance(put(demo, kim, done.copy, Edit(path, text, ""), NOON), Done)
    return done.copy


@pytest.fixture
async def runner(demo: Engine, wire: OpenAIWire, clock: Callable[[], datetime]) -> AsyncIterator[Runner]:
    """One with no pools yet, and 1 USD a day; ended at the end."""
    made = runner_of(demo, wire, clock)
    yield made
    await made.close()


def runner_of(engine: Engine, wire: OpenAIWire, clock: Callable[[], datetime], daily: str = "1") -> Runner:
    """A runner of a process of its own."""
    from decimal import Decimal

    async def means() -> Means:
        return Means(wire, Known())

    return Runner(engine, means, Decimal(daily), clock)
