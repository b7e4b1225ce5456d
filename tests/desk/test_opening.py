"""Opening the house."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Engine

from tests.generate import fill, tools
from verdicts.desk.checking import check
from verdicts.desk.opening import prepare
from verdicts.store.migrating import migrate, versions

Clock = Callable[[], datetime]


def test_an_empty_database_gets_tables_and_demo(blank: Engine, clock: Clock) -> None:
    """The first opening migrates and imports the demo; the second does nothing."""
    first = prepare(blank, demo=True, clock=clock)
    assert (first.migrated, first.tools) == (versions(), 18)
    assert first.imported is not None
    second = prepare(blank, demo=True, clock=clock)
    assert (second.migrated, second.imported, second.tools) == ((), None, 18)
    assert check(blank) == []


def test_without_demo_the_catalogue_stays_empty(blank: Engine, clock: Clock) -> None:
    """Where the demo is not wanted, only the tables are made."""
    assert prepare(blank, demo=False, clock=clock).tools == 0


def test_a_catalogue_of_ones_own_is_left_alone(blank: Engine, clock: Clock) -> None:
    """The demo is not added to tools that are already there."""
    migrate(blank)
    fill(blank, tools(1))
    assert prepare(blank, demo=True, clock=clock).tools == 1
