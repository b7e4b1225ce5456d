"""Publications as feeds read them, on both engines."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Engine

from tests.conftest import NOON
from tests.desk.judging import judged
from tests.generate import fill
from verdicts.store.engine import reading, writing
from verdicts.store.publications import publications, retirements
from verdicts.store.tables import merged_tool, tool


def test_each_stands_beside_the_judgement_before(engine: Engine) -> None:
    """Newest first, each with the last one of its own tool that judged; what did not judge is none."""
    fill(engine, [judged("One", 40), judged("Other", 90)], at=NOON)
    fill(engine, [judged("One", 70)], at=NOON + timedelta(days=1))
    fill(engine, [judged("One", 70).model_copy(update={"maker": "Else"})], at=NOON + timedelta(days=2))
    fill(engine, [judged("One", 80)], at=NOON + timedelta(days=3))
    with reading(engine) as conn:
        found = publications(conn, 9, slug="one")
        newest = publications(conn, 1)
        everything = publications(conn, 9, category=found[0].category)
    told = [(one.now.scores["builder"], one.before and one.before.scores["builder"], one.now.number) for one in found]
    assert told == [(80, 70, 4), (70, 40, 2), (40, None, 1)]
    assert newest == found[:1]
    assert {one.slug for one in everything} == {"one", "other"}


def test_retired_tools_are_told_and_merged_ones_are_not(engine: Engine) -> None:
    """A retired tool keeps its publications and is told as retired; of one merged into another nothing is told."""
    fill(engine, [judged("One", 40), judged("Gone", 90), judged("Same", 90)])
    with writing(engine) as conn:
        conn.execute(tool.update().where(tool.c.slug != "one").values(retired_at=NOON))
        ids = {row.slug: row.id for row in conn.execute(tool.select())}
        conn.execute(merged_tool.insert().values(tool_id=ids["same"], into_id=ids["one"], at=NOON))
    with reading(engine) as conn:
        assert {(one.slug, one.retired) for one in publications(conn, 9)} == {("one", False), ("gone", True)}
        assert [(one.slug, one.at) for one in retirements(conn, 9)] == [("gone", NOON)]
