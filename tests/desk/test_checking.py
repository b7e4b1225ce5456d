"""Checking a database: a sound one has no findings, and each planted fault is found."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, Engine, text

from tests.generate import fill, odd_tools, tools
from verdicts.desk.checking import check
from verdicts.store.engine import writing

PLANTS = {
    "a verdict against its score": ("UPDATE take SET verdict = 'ship' WHERE score < 60", "verdict follows score"),
    "a score out of range": ("UPDATE take SET score = 400 WHERE score >= 60", "verdict follows score"),
    "two takes of one reviewer": (
        "UPDATE take SET reviewer_id = (SELECT min(id) FROM reviewer)",
        "one take a reviewer",
    ),
    "a take without its tool": ("UPDATE take SET tool_id = 999 WHERE id = (SELECT min(id) FROM take)", "parents"),
    "a panel on another day": ("UPDATE tool SET panel_on = '2020-01-01' WHERE slug = 'vllm'", "panel day"),
    "a panel without a day": ("UPDATE tool SET panel_on = NULL WHERE slug = 'vllm'", "panel day"),
    "reviewers in one place": ("UPDATE reviewer SET place = 1", "reviewers"),
    "a slug that redirects": (
        "INSERT INTO renamed_slug (slug, tool_id) SELECT 'vllm', min(id) FROM tool",
        "old slugs",
    ),
    "a slug that blurs addresses": ("UPDATE tool SET slug = 'a-vs-b' WHERE slug = 'vllm'", "shape"),
    "an unknown kind of pricing": ("UPDATE tool SET pricing_kind = 'barter' WHERE slug = 'vllm'", "shape"),
    "a fact out of shape": ("UPDATE fact SET as_of = 'May'", "shape"),
    "a change without a revision": ("UPDATE tool SET name = 'Quietly renamed' WHERE slug = 'vllm'", "newest revision"),
    "a tool without a history": (
        "DELETE FROM revision WHERE tool_id = (SELECT id FROM tool WHERE slug = 'vllm')",
        "history",
    ),
    "a gap in a history": ("UPDATE revision SET number = 3 WHERE id = (SELECT min(id) FROM revision)", "history"),
    "a judgement that is not marked": (
        "UPDATE revision SET judged = false WHERE id = (SELECT min(id) FROM revision)",
        "verdict history",
    ),
    "a judgement that was none": (
        "INSERT INTO revision (tool_id, number, made_at, made_by, judged, document) "
        "SELECT tool_id, 2, made_at, made_by, true, document FROM revision WHERE id = (SELECT min(id) FROM revision)",
        "verdict history",
    ),
    "a count of changes that is too low": ("UPDATE catalogue_state SET revision = 2", "catalogue revision"),
    "no count of changes": ("DELETE FROM catalogue_state", "catalogue revision"),
}


@contextmanager
def loosened(engine: Engine) -> Iterator[Connection]:
    """A transaction in which the tables' rules are off."""
    with engine.connect() as conn:
        if engine.dialect.name == "sqlite":
            raw = conn.connection.cursor()
            raw.execute("PRAGMA foreign_keys = OFF")
            raw.execute("PRAGMA ignore_check_constraints = ON")
        with conn.begin():
            _drop_rules(conn)
            yield conn
        conn.detach()


def _drop_rules(conn: Connection) -> None:
    for index in ("uq_take_tool_id_reviewer_id", "uq_reviewer_place"):
        conn.exec_driver_sql(f"DROP INDEX {index}")
    if conn.dialect.name == "postgresql":
        conn.exec_driver_sql("SET LOCAL session_replication_role = replica")
        checks = (
            "SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE contype = 'c' AND conname LIKE 'ck_%%'"
        )
        for table, name in conn.exec_driver_sql(checks).all():
            conn.exec_driver_sql(f"ALTER TABLE {table} DROP CONSTRAINT {name}")


def test_a_sound_database_has_no_findings(demo: Engine) -> None:
    """The demo with five dozen generated and odd tools beside it breaks no rule."""
    fill(demo, [*tools(60), *odd_tools()])
    assert check(demo) == []


@pytest.mark.parametrize("plant", PLANTS)
def test_a_planted_fault_is_found(demo: Engine, plant: str) -> None:
    """A fault that gets past the tables' rules is reported under the rule it breaks."""
    statement, rule = PLANTS[plant]
    with loosened(demo) as conn:
        conn.execute(text(statement))
    assert rule in {finding.rule for finding in check(demo)}


def test_missing_migrations_are_found(blank: Engine) -> None:
    """A database without our tables has the one finding that it must be migrated."""
    [finding] = check(blank)
    assert (finding.rule, "0001" in finding.message) == ("migrations", True)


def test_a_newer_database_is_found(demo: Engine) -> None:
    """A database of a newer program is reported and not read."""
    with writing(demo) as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert [finding.rule for finding in check(demo)] == ["migrations"]


def test_damaged_storage_is_found(demo: Engine) -> None:
    """SQLite's own check is asked: an index that lost its rows is reported."""
    if demo.dialect.name != "sqlite":
        return
    with loosened(demo) as conn:
        conn.exec_driver_sql("PRAGMA writable_schema = ON")
        conn.exec_driver_sql(
            "UPDATE sqlite_schema SET sql = replace(sql, '(slug)', '(name)') WHERE name = 'uq_tool_slug'"
        )
    demo.dispose()
    assert "storage" in {finding.rule for finding in check(demo)}
