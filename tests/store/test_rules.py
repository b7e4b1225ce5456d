"""The rules that the tables themselves hold."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from verdicts.store import tables
from verdicts.store.engine import writing

BROKEN: list[tuple[str, dict[str, Any]]] = [
    ("take", {"score": 101}),
    ("take", {"score": -1}),
    ("take", {"score": 59, "verdict": "ship"}),
    ("take", {"score": 60, "verdict": "skip"}),
    ("take", {"score": 10, "verdict": "maybe"}),
    ("take", {"origin": "guessed"}),
    ("take", {"reviewer_id": 99}),
    ("tool", {"pricing_kind": "barter"}),
    ("tool", {"edited_by": "magic"}),
    ("tool", {"entry_amount": -1}),
    ("tool", {"entry_unit": None, "entry_currency": "USD"}),
    ("tool", {"entry_as_of": "2026"}),
    ("tool", {"slug": "a-vs-b"}),
    ("tool", {"slug": "vs"}),
    ("tool", {"slug": ""}),
    ("tool", {"slug": "x" * 101}),
    ("tool", {"name": None}),
    ("fact", {"kind": "rumour"}),
    ("fact", {"as_of": "May 2026"}),
    ("fact", {"tool_id": 999}),
    ("price", {"meter": "parsec"}),
    ("price", {"amount": -1}),
    ("price", {"tier_from": -1}),
    ("reviewer", {"place": 0}),
    ("revision", {"number": 0}),
    ("revision", {"made_by": "magic"}),
    ("catalogue_state", {"id": 2}),
    ("catalogue_state", {"revision": -1}),
]


@pytest.mark.parametrize(("table", "cells"), BROKEN, ids=lambda value: str(value))
def test_a_broken_row_is_refused(demo: Engine, table: str, cells: dict[str, Any]) -> None:
    """The database itself refuses a row that breaks a rule of the domain."""
    target = tables.Row.metadata.tables[table]
    first = select(func.min(target.c.id)).scalar_subquery()
    with pytest.raises(IntegrityError), writing(demo) as conn:
        conn.execute(update(target).where(target.c.id == first).values(**cells))


@pytest.mark.parametrize("table", ["reviewer", "tool", "fact", "price", "take", "revision"])
def test_nothing_is_there_twice(demo: Engine, table: str) -> None:
    """A second row with the same key is refused: one slug, one label a tool, one take a reviewer."""
    target = tables.Row.metadata.tables[table]
    with writing(demo) as conn:
        row = dict(conn.execute(select(target)).mappings().first() or {})
        del row["id"]
        with pytest.raises(IntegrityError):
            conn.execute(insert(target).values(row))
        conn.rollback()


def test_a_tool_with_a_history_cannot_be_deleted(demo: Engine) -> None:
    """Deleting a tool is refused as long as its revisions are kept, and so is deleting a reviewer with takes."""
    for target in (tables.tool, tables.reviewer):
        with pytest.raises(IntegrityError), writing(demo) as conn:
            conn.execute(delete(target))


def test_the_parts_of_a_tool_go_with_it(demo: Engine) -> None:
    """Once its history is gone, deleting a tool takes facts, prices and takes along."""
    with writing(demo) as conn:
        conn.execute(delete(tables.revision))
        conn.execute(delete(tables.tool))
        for part in (tables.fact, tables.price, tables.take):
            assert conn.execute(select(func.count()).select_from(part)).scalar_one() == 0
