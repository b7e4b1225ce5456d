"""Rank: compute every ladder from the picks that count, put them in the place of the last ones, keep what moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy import Engine

from verdicts.domain.ladder import rungs
from verdicts.domain.rungs import PickRow, Standings
from verdicts.store.engine import reading, writing
from verdicts.store.ladder_weeks import keep_week
from verdicts.store.ladders import categories, counted_picks, edition, save_ladders
from verdicts.store.tallies import demo_votes

ALL = ""


def rank(engine: Engine, clock: Callable[[], datetime]) -> Mapping[str, Standings]:
    """Compute and save the ladder of all tools and those of the categories that have picks; gives them by category."""
    with reading(engine) as conn:
        of, category_of, picks, demo = edition(conn), categories(conn), counted_picks(conn), demo_votes(conn)
    groups = {ALL: picks, **_within(picks, category_of)}
    ladders = {category: _standings(rows) for category, rows in groups.items()}
    with writing(engine) as conn:
        save_ladders(conn, ladders, of, now := clock())
        for category, found in ladders.items():
            keep_week(conn, category, found, demo, now)
    return ladders


def _within(picks: list[PickRow], category_of: Mapping[str, str]) -> dict[str, list[PickRow]]:
    """The picks all of whose tools are of one category, by category."""
    found: defaultdict[str, list[PickRow]] = defaultdict(list)
    for row in picks:
        first, *others = {category_of[slug] for slug in row[1]}
        if not others:
            found[first].append(row)
    return found


def _standings(rows: list[PickRow]) -> Standings:
    return Standings(len(rows), len({reader for reader, _, _ in rows}), rungs(rows))
