"""Ladders in the database: what counts for them, who computes them, what is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, delete, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from tests.picked import NOON, picked, reader_key
from verdicts.domain.rungs import Rung, Standings
from verdicts.store import tables
from verdicts.store.engine import writing
from verdicts.store.excluding import exclude
from verdicts.store.ladders import (
    Edition,
    behind,
    claim,
    counted_picks,
    edition,
    ladder_sizes,
    save_ladders,
    standings,
)

MINUTE = timedelta(minutes=1)
ROWS = [("ann", ("ollama", "vllm"), "vllm"), ("ben", ("aider", "ollama", "vllm"), "aider")]
FULL = Standings(2, 2, {"vllm": Rung(1, 0.5, -1.0, 2.0, 40), "ollama": Rung(1, -0.5, -2.0, 1.0, 2)})


def _save(engine: Engine, ladders: dict[str, Standings]) -> None:
    with writing(engine) as conn:
        save_ladders(conn, ladders, edition(conn), NOON)


def test_picks_come_as_rows(demo: Engine) -> None:
    """Each pick that counts is a row of reader, tools in ascending order of their ids, and the one picked."""
    picked(demo, ROWS)
    with demo.connect() as conn:
        found = [(who, sorted(shown), won) for who, shown, won in counted_picks(conn)]
    assert found == [(reader_key(who), list(shown), won) for who, shown, won in ROWS]


def test_what_does_not_count_is_left_out(demo: Engine) -> None:
    """Picks of excluded readers and picks on a matchup with a retired tool are no rows."""
    picked(demo, [*ROWS, ("eve", ("ollama", "vllm"), "ollama")])
    with writing(demo) as conn:
        exclude(conn, reader_key("eve"), "a test", NOON)
        conn.execute(update(tables.tool).where(tables.tool.c.slug == "aider").values(retired_at=NOON))
        assert [who for who, _, _ in counted_picks(conn)] == [reader_key("ann")]


def test_a_ladder_is_kept_whole(demo: Engine) -> None:
    """What was saved is read back, settled tools first, and a later save takes its place entirely."""
    _save(demo, {"": FULL, "Inference servers": FULL})
    with demo.connect() as conn:
        assert standings(conn) == Standings(2, 2, FULL.rungs, NOON)
        assert list(standings(conn, "Inference servers").rungs) == ["vllm", "ollama"]
        assert ladder_sizes(conn) == {"": 2, "Inference servers": 2}
    _save(demo, {"": Standings(1, 1, {"vllm": Rung(1, 0.0, -1.0, 1.0, 1)})})
    with demo.connect() as conn:
        assert list(standings(conn).rungs) == ["vllm"]
        assert standings(conn, "Inference servers") == Standings(at=NOON)
        assert conn.execute(select(func.count()).select_from(tables.rung)).scalar_one() == 1


def test_before_anything_there_is_an_empty_ladder(demo: Engine) -> None:
    """A fresh database has a ladder without rungs, of no moment, and nothing to compute."""
    with demo.connect() as conn:
        assert standings(conn) == Standings()
        assert not behind(conn)


def test_a_vote_puts_the_ladder_behind(demo: Engine) -> None:
    """A pick, a change of mind and a change of the catalogue each call for a new ladder; saving one settles it."""
    for happens in (
        lambda: picked(demo, ROWS),
        lambda: picked(demo, [("ann", ("ollama", "vllm"), "ollama")]),
        lambda: _touch(demo),
    ):
        happens()
        with demo.connect() as conn:
            assert behind(conn)
        _save(demo, {"": FULL})
        with demo.connect() as conn:
            assert not behind(conn)


def _touch(engine: Engine) -> None:
    with writing(engine) as conn:
        conn.execute(text("UPDATE catalogue_state SET revision = revision + 1"))


def test_votes_counted_meanwhile_keep_it_behind(demo: Engine) -> None:
    """A ladder is of the votes it was computed from: those that came before it was saved call for the next one."""
    picked(demo, ROWS[:1])
    with demo.connect() as conn:
        of = edition(conn)
    picked(demo, ROWS[1:])
    with writing(demo) as conn:
        save_ladders(conn, {"": FULL}, of, NOON)
        assert behind(conn)
        assert of < edition(conn)
        assert isinstance(of, Edition)


def test_one_claim_at_a_time(demo: Engine) -> None:
    """Whoever asks first computes; others may when that is long ago, and nobody when nothing changed."""
    with writing(demo) as conn:
        assert not claim(conn, NOON, MINUTE)
    picked(demo, ROWS)
    with writing(demo) as conn:
        assert [claim(conn, NOON, MINUTE), claim(conn, NOON, MINUTE)] == [True, False]
        assert not claim(conn, NOON + MINUTE / 2, MINUTE)
        assert claim(conn, NOON + MINUTE, MINUTE)


BROKEN: list[tuple[str, dict[str, Any]]] = [
    ("rung", {"rank": 0}),
    ("rung", {"picks": 0}),
    ("rung", {"low": 3.0}),
    ("rung", {"high": -3.0}),
    ("rung", {"tool_id": 999}),
    ("rung", {"category": "nowhere"}),
    ("ladder", {"readers": 3}),
    ("ladder", {"readers": 0}),
    ("ladder", {"picks": -1}),
    ("ladder_state", {"id": 2}),
    ("ladder_state", {"votes": -1}),
    ("ladder_state", {"revision": -1}),
]


@pytest.mark.parametrize(("table", "cells"), BROKEN, ids=lambda value: str(value))
def test_a_broken_row_is_refused(demo: Engine, table: str, cells: dict[str, Any]) -> None:
    """The database itself refuses what no ladder can be."""
    _save(demo, {"": FULL})
    with pytest.raises(IntegrityError), writing(demo) as conn:
        conn.execute(update(tables.Row.metadata.tables[table]).values(**cells))


def test_a_tool_stands_once_on_a_ladder(demo: Engine) -> None:
    """A second rung of a tool is refused, and rungs go with their ladder."""
    _save(demo, {"": FULL})
    with writing(demo) as conn:
        row = dict(conn.execute(select(tables.rung)).mappings().first() or {})
        conn.execute(delete(tables.ladder))
        assert conn.execute(select(func.count()).select_from(tables.rung)).scalar_one() == 0
    _save(demo, {"": FULL})
    with pytest.raises(IntegrityError), writing(demo) as conn:
        conn.execute(insert(tables.rung).values(row))
