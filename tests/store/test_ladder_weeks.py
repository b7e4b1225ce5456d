"""Ladders of weeks gone by: one a week in which ranks moved, as it stood after the last move, for two years."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Engine, update

from tests.conftest import NOON
from verdicts.domain.rungs import Rung, Standings
from verdicts.store.engine import writing
from verdicts.store.forgetting import clear_demo_votes
from verdicts.store.ladder_weeks import KEPT_FOR, keep_week, ladder_weeks
from verdicts.store.tables import tool

WEEK = timedelta(weeks=1)


def _ladder(*slugs: str, picks: int = 100) -> Standings:
    """These tools in that order, and one that is not settled."""
    rungs = {slug: Rung(place, 1.0 - place, -9.0, 9.0, 40) for place, slug in enumerate(slugs, 1)}
    return Standings(picks, 50, {**rungs, "aider": Rung(1, 5.0, 1.0, 9.0, 3)})


def _kept(engine: Engine, category: str = "") -> list[tuple[str, list[str], int]]:
    """Week, order and picks of what is kept."""
    with engine.connect() as conn:
        found = ladder_weeks(conn, category, 200)
    return [(one.week, list(one.standings.rungs), one.standings.picks) for one in found]


def test_a_week_is_kept_where_ranks_moved(demo: Engine) -> None:
    """More picks and the same ranks keep nothing; of two moves in a week the later stays; a category has its own."""
    first, second = ["vllm", "ollama"], ["ollama", "vllm"]
    with writing(demo) as conn:
        keep_week(conn, "", _ladder(*first), False, NOON)
        keep_week(conn, "", _ladder(*first, picks=200), False, NOON + WEEK)
        keep_week(conn, "", _ladder(*second, picks=300), False, NOON + 2 * WEEK)
        keep_week(conn, "", _ladder(*first, picks=301), False, NOON + 2 * WEEK + timedelta(hours=1))
        keep_week(conn, "Inference servers", _ladder(*second, picks=70), False, NOON)
        keep_week(conn, "", Standings(9, 9, {"aider": Rung(1, 0.0, -1.0, 1.0, 9)}), False, NOON + 3 * WEEK)
    (late, order, picks), (early, *_) = _kept(demo)
    assert (order, picks) == (first, 301)
    assert late > early
    assert [row[1:] for row in _kept(demo, "Inference servers")] == [(second, 70)]


def test_it_is_bounded_and_names_tools_as_they_are_now(demo: Engine) -> None:
    """What is older than two years goes with the next ladder; a renamed tool has its present slug."""
    orders = (("vllm", "ollama"), ("ollama", "vllm"))
    with writing(demo) as conn:
        for number in range(0, 130):
            keep_week(conn, "", _ladder(*orders[number % 2]), False, NOON + number * WEEK)
        conn.execute(update(tool).where(tool.c.slug == "vllm").values(slug="vllm-two"))
    kept = _kept(demo)
    assert len(kept) == KEPT_FOR // WEEK + 1
    assert kept[0][1] == ["ollama", "vllm-two"]


def test_cleared_demo_votes_leave_no_ladder(demo: Engine) -> None:
    """A ladder that demo votes moved goes with them."""
    with writing(demo) as conn:
        keep_week(conn, "", _ladder("vllm", "ollama"), False, NOON)
        keep_week(conn, "", _ladder("ollama", "vllm"), True, NOON + WEEK)
        clear_demo_votes(conn)
    assert [row[1] for row in _kept(demo)] == [["vllm", "ollama"]]
