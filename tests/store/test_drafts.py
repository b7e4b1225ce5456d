"""Drafted panels in the database: what the tables refuse, what ends a run, what comes along from earlier versions."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Engine, delete, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from tests.conftest import NOON
from verdicts.domain.drafting import LONGEST_REPORT, SILENT, UNFINISHED, Planning, RunReport, TakeDraft
from verdicts.store import tables
from verdicts.store.drafts import (
    RunUnderWay,
    beat,
    begin_run,
    end_run,
    end_silent,
    keep_take,
    panel_run_by_id,
    panel_runs,
)
from verdicts.store.engine import writing
from verdicts.store.migrating import migrate, versions

DONE = {"state": "done", "ended": NOON}
DRAFTED = {"state": "drafted", "score": 60, "text": "A take."}
BROKEN: list[tuple[str, dict[str, Any]]] = [
    ("panel_run", {"mode": "guess"}),
    ("panel_run", {"state": "lost", "ended": NOON}),
    ("panel_run", {"state": "done"}),
    ("panel_run", {"ended": NOON}),
    ("panel_run", {"pool": ""}),
    ("panel_run", {"pool": "x" * 201}),
    ("panel_run", {"currency": "dollars"}),
    ("panel_run", {"cost": Decimal(-1)}),
    ("panel_run", {"low": Decimal(3)}),
    ("panel_run", {"low": Decimal(-1)}),
    ("panel_run", {"wall": -1.0}),
    ("panel_run", {"report": "x" * (LONGEST_REPORT + 1)}),
    ("panel_run", {"tool_id": 999}),
    ("panel_run", {"tool_id": None}),
    ("panel_run", {"copy_id": -1}),
    ("panel_run", {"copy_id": 7}),
    ("panel_run", {"cap": Decimal(-1)}),
    ("take_draft", {"state": "published"}),
    ("take_draft", DRAFTED | {"score": 101}),
    ("take_draft", DRAFTED | {"score": None}),
    ("take_draft", DRAFTED | {"text": ""}),
    ("take_draft", DRAFTED | {"text": "x" * 8001}),
    ("take_draft", {"score": 60}),
    ("take_draft", {"text": "A take."}),
    ("take_draft", {"state": "none"}),
    ("take_draft", {"state": "unfused", "score": 50}),
    ("take_draft", {"words": "x" * 4001}),
    ("take_draft", {"cost": Decimal(-1)}),
    ("take_draft", {"wall": -1.0}),
    ("take_draft", {"report": "x" * (LONGEST_REPORT + 1)}),
    ("take_draft", {"run_id": 999}),
    ("take_draft", {"reviewer_id": 999}),
]


def planning(*reviewers: str, tool: str = "aider") -> Planning:
    """A run that is to begin."""
    return Planning(
        tool=tool,
        pool="test",
        mode="merge",
        reviewers=reviewers or ("builder", "skeptic"),
        low=Decimal(1),
        high=Decimal(2),
        currency="USD",
        report=RunReport(),
    )


def begun(engine: Engine, *reviewers: str, tool: str = "aider") -> int:
    """A run that began at noon."""
    with writing(engine) as conn:
        return begin_run(conn, planning(*reviewers, tool=tool), NOON)


@pytest.mark.parametrize(("table", "cells"), BROKEN, ids=lambda value: str(value)[:60])
def test_a_broken_row_is_refused(demo: Engine, table: str, cells: dict[str, Any]) -> None:
    """The database itself refuses a row that breaks a rule."""
    begun(demo)
    with pytest.raises(IntegrityError), writing(demo) as conn:
        conn.execute(update(tables.Row.metadata.tables[table]).values(**cells))


def test_one_take_a_reviewer(demo: Engine) -> None:
    """A run holds one draft a reviewer, its drafts go with it, and a reviewer with drafts cannot be deleted."""
    run = begun(demo)
    with demo.connect() as conn:
        row = dict(conn.execute(select(tables.take_draft)).mappings().first() or {})
    del row["id"]
    with pytest.raises(IntegrityError), writing(demo) as conn:
        conn.execute(insert(tables.take_draft).values(row))
    with writing(demo) as conn:
        conn.execute(delete(tables.take))
    with pytest.raises(IntegrityError), writing(demo) as conn:
        conn.execute(delete(tables.reviewer))
    with writing(demo) as conn:
        conn.execute(delete(tables.panel_run).where(tables.panel_run.c.id == run))
        assert conn.execute(select(tables.take_draft)).all() == []


def test_a_number_is_not_given_again(demo: Engine) -> None:
    """The number of a run that was removed never names another."""
    first = begun(demo)
    with writing(demo) as conn:
        conn.execute(delete(tables.panel_run))
    assert begun(demo) > first


def test_takes_are_kept_as_they_come(demo: Engine) -> None:
    """A take is stored while the run goes on; at the end the others get none, and are told why."""
    run, take = (
        begun(demo),
        TakeDraft(reviewer="skeptic", state="drafted", score=60, text="A take.", cost=Decimal("0.5")),
    )
    with writing(demo) as conn:
        keep_take(conn, run, take, Decimal("0.7"), NOON + timedelta(seconds=3))
        on = panel_run_by_id(conn, run)
        end_run(conn, run, "cancelled", Decimal("0.8"), 4.5, "Stopped.", NOON + timedelta(seconds=4))
        off = panel_run_by_id(conn, run)
    assert on is not None
    assert off is not None
    assert (on.state, on.cost, on.ended, on.takes) == (
        "running",
        Decimal("0.7"),
        None,
        (TakeDraft(reviewer="builder"), take),
    )
    assert (off.state, off.cost, off.wall, off.takes[1]) == ("cancelled", Decimal("0.8"), 4.5, take)
    assert off.takes[0] == TakeDraft(reviewer="builder", state="none", words="Stopped.")


def test_a_silent_run_has_ended(demo: Engine) -> None:
    """A run that says nothing for so long is ended unfinished; one that beats is not, nor one that ended."""
    silent, alive, over = begun(demo), begun(demo), begun(demo)
    with writing(demo) as conn:
        end_run(conn, over, "failed", Decimal(0), 1.0, "Nobody came.", NOON)
        beat(conn, alive, Decimal(0), NOON + timedelta(seconds=1))
        assert end_silent(conn, NOON + SILENT - timedelta(seconds=1)) == []
        assert end_silent(conn, NOON + SILENT) == [silent]
        assert end_silent(conn, NOON + SILENT) == []
        found = {run.id: run for run in panel_runs(conn)}
    assert list(found) == [over, alive, silent]
    assert [found[run].state for run in (silent, alive, over)] == ["unfinished", "running", "failed"]
    assert {take.words for take in found[silent].takes} == {UNFINISHED}


def test_runs_of_a_tool(demo: Engine) -> None:
    """The newest first, of one tool or of all, as many as are asked for."""
    first, second, third = begun(demo), begun(demo, tool="vllm"), begun(demo)
    with demo.connect() as conn:
        assert [run.id for run in panel_runs(conn, "aider")] == [third, first]
        assert [run.id for run in panel_runs(conn, most=2)] == [third, second]


TOOL = """INSERT INTO tool (slug, name, short_name, maker, tagline, category, description, best_for, pricing_kind,
pricing_summary, published_on, edited_by) VALUES ('kept', 'n', 's', 'm', 't', 'c', 'd', 'b', 'free', 'p',
'2026-01-01', 'import')"""
REVIEWER = (
    "INSERT INTO reviewer (key, name, question, place, accent) VALUES ('builder', 'Builder', 'Would I?', 1, 'blue')"
)


@pytest.mark.parametrize("version", versions())
def test_a_database_of_any_version_takes_drafts(blank: Engine, version: str) -> None:
    """Tools and reviewers of every earlier version can be drafted after migrating, and stay as they were."""
    migrate(blank, to=version)
    with writing(blank) as conn:
        conn.execute(text(TOOL))
        conn.execute(text(REVIEWER))
        before = (
            conn.execute(text("SELECT id, slug FROM tool")).all(),
            conn.execute(text("SELECT id FROM reviewer")).all(),
        )
    migrate(blank)
    run = begun(blank, "builder", tool="kept")
    with blank.connect() as conn:
        found = panel_run_by_id(conn, run)
        assert before == (
            conn.execute(text("SELECT id, slug FROM tool")).all(),
            conn.execute(text("SELECT id FROM reviewer")).all(),
        )
    assert found is not None
    assert (found.tool, [take.reviewer for take in found.takes]) == ("kept", ["builder"])


def test_a_working_copy_has_one_run_at_a_time(demo: Engine) -> None:
    """The database itself refuses a second one, until the first has ended; runs of no copy are not counted."""
    desk = planning().model_copy(update={"copy_id": 7, "cap": Decimal(2)})
    with writing(demo) as conn:
        first = begin_run(conn, desk, NOON)
    with pytest.raises(RunUnderWay), writing(demo) as conn:
        begin_run(conn, desk, NOON)
    assert begun(demo) < begun(demo)
    with writing(demo) as conn:
        end_run(conn, first, "failed", Decimal(0), 1.0, "Over.", NOON)
        second = begin_run(conn, desk, NOON)
    with pytest.raises(IntegrityError), writing(demo) as conn:
        conn.execute(update(tables.panel_run).where(tables.panel_run.c.id == first).values(state="running", ended=None))
    assert second > first
