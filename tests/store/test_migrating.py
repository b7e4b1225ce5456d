"""Migrations."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from verdicts.store.engine import open_engine, writing
from verdicts.store.migrating import DatabaseTooNew, migrate, pending, ready, versions
from verdicts.store.tables import Row

# A tool as each version stored it; a new version adds its own row here when it adds columns that must have a value.
TOOL = """INSERT INTO tool (slug, name, short_name, maker, tagline, category, description, best_for, pricing_kind,
pricing_summary, published_on, edited_by) VALUES ('kept', 'n', 's', 'm', 't', 'c', 'd', 'b', 'free', 'p',
'2026-01-01', 'import')"""
FACT = """INSERT INTO fact (tool_id, position, label, value, source, as_of, dated)
SELECT id, 0, 'Size', '8.5', 'https://a.example', '2026-05', true FROM tool"""


@pytest.mark.parametrize("version", versions())
def test_data_survives_from_every_version(blank: Engine, version: str) -> None:
    """A database of any earlier version comes up to date with its rows kept."""
    migrate(blank, to=version)
    with writing(blank) as conn:
        conn.execute(text(TOOL))
        conn.execute(text(FACT))
    migrate(blank)
    with blank.connect() as conn:
        assert conn.execute(text("SELECT slug, label FROM tool JOIN fact ON fact.tool_id = tool.id")).all() == [
            ("kept", "Size")
        ]
    assert ready(blank)


def test_migrated_tables_are_the_declared_ones(engine: Engine) -> None:
    """What the migrations build is what the tables declare: columns, indexes, foreign keys and checks."""
    with engine.connect() as conn:
        context = MigrationContext.configure(conn, opts={"compare_type": True})
        assert compare_metadata(context, Row.metadata) == []
    assert _checks(engine) == {
        table.name: sorted(str(c.name) for c in table.constraints if str(c.name).startswith("ck_"))
        for table in Row.metadata.sorted_tables
    }


def test_migrated_checks_say_the_same(engine: Engine, tmp_path: Path) -> None:
    """Each check of a migrated database reads as that of a database made from the declared tables."""
    if engine.dialect.name == "postgresql":
        declared = engine.execution_options(schema_translate_map={None: "declared"})
        with writing(declared) as conn:
            conn.exec_driver_sql("CREATE SCHEMA declared")
            Row.metadata.create_all(conn)
        assert _sql(engine, None) == _sql(engine, "declared")
        return
    fresh = open_engine(f"sqlite:///{tmp_path / 'declared.db'}")
    Row.metadata.create_all(fresh)
    assert _sql(engine, None) == _sql(fresh, None)
    fresh.dispose()


def test_migrating_twice_does_nothing(blank: Engine) -> None:
    """The first run applies every version, the second none, and ready tells before and after."""
    assert pending(blank) == list(versions())
    assert not ready(blank)
    assert migrate(blank) == list(versions())
    assert migrate(blank) == []
    assert ready(blank)


def test_processes_that_start_at_once_do_not_clash(database_url: str) -> None:
    """Four processes prepare one empty database at the same time and all succeed; the demo is there once."""
    code = """
import sys; from datetime import UTC, datetime
from verdicts.desk.opening import prepare
from verdicts.store.engine import open_engine
print(prepare(open_engine(sys.argv[1]), demo=True, clock=lambda: datetime.now(UTC)).tools)
"""
    root = Path(__file__).parents[2]
    runs = [
        subprocess.Popen([sys.executable, "-c", code, database_url], cwd=root, stdout=-1, stderr=-1, text=True)
        for _ in range(4)
    ]
    results = [(*run.communicate(timeout=60), run.returncode) for run in runs]
    assert results == [("18\n", "", 0)] * 4


def test_a_database_of_a_newer_program_is_left_alone(engine: Engine) -> None:
    """An unknown version is refused in words and nothing is changed."""
    with writing(engine) as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseTooNew, match="version 9999"):
        migrate(engine)
    assert not ready(engine)


def test_a_database_that_does_not_answer_is_not_ready() -> None:
    """Ready is a plain no when nothing listens at the address."""
    engine = open_engine("postgresql+psycopg://nobody@127.0.0.1:1/nothing")
    assert not ready(engine)


def test_foreign_keys_are_on_after_migrating(engine: Engine) -> None:
    """SQLite's foreign keys, off while migrating, are on again for every later use."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as conn:
            assert conn.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
            assert conn.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def _checks(engine: Engine) -> dict[str, list[str]]:
    looked = inspect(engine)
    return {
        table.name: sorted(str(check["name"]) for check in looked.get_check_constraints(table.name))
        for table in Row.metadata.sorted_tables
    }


def _sql(engine: Engine, schema: str | None) -> dict[str, str]:
    looked = inspect(engine)
    return {
        f"{table}.{check['name']}": " ".join(check["sqltext"].split())
        for table in Row.metadata.tables
        for check in looked.get_check_constraints(table, schema=schema)
    }
