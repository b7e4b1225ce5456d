"""Ranking: every ladder from the picks that count."""

from __future__ import annotations

from sqlalchemy import Engine

from tests.conftest import NOON
from tests.picked import picked, season
from verdicts.desk.rank import rank
from verdicts.domain.ladder import rungs
from verdicts.store.ladders import behind, counted_picks, ladder_sizes, standings

INSIDE, ACROSS = ("ollama", "vllm"), ("aider", "ollama")


def test_ladders_are_those_of_the_picks(demo: Engine) -> None:
    """The saved ladder is that of all picks that count, computed once more; it counts picks and readers."""
    rows = season(demo, 60)
    picked(demo, rows)
    given = rank(demo, lambda: NOON)
    with demo.connect() as conn:
        found, again = standings(conn), rungs(counted_picks(conn))
        assert not behind(conn)
    assert found.rungs == again == given[""].rungs
    assert (found.picks, found.readers, found.at) == (len(rows), len({row[0] for row in rows}), NOON)


def test_a_category_counts_picks_within_it(demo: Engine) -> None:
    """A category's ladder knows nothing of picks that also show a tool of another category."""
    picked(demo, [("ann", INSIDE, "vllm"), ("ben", INSIDE, "vllm"), ("ben", ACROSS, "aider"), ("cid", ACROSS, "aider")])
    ladders = rank(demo, lambda: NOON)
    assert {category: each.picks for category, each in ladders.items()} == {"": 4, "Inference servers": 2}
    within = ladders["Inference servers"]
    assert (within.readers, set(within.rungs)) == (2, {"ollama", "vllm"})
    assert within.rungs["ollama"].picks == 2
    assert ladders[""].rungs["ollama"].picks == 4


def test_nobody_picked(demo: Engine) -> None:
    """Without picks there is one empty ladder."""
    rank(demo, lambda: NOON)
    with demo.connect() as conn:
        assert (standings(conn).picks, standings(conn).rungs, ladder_sizes(conn)) == (0, {}, {"": 0})


def test_a_pick_taken_back_leaves_the_ladder(demo: Engine) -> None:
    """A reader who takes the only pick back empties the ladder at the next ranking."""
    picked(demo, [("ann", INSIDE, "vllm")])
    rank(demo, lambda: NOON)
    picked(demo, [("ann", INSIDE, "")])
    assert rank(demo, lambda: NOON)[""].rungs == {}
