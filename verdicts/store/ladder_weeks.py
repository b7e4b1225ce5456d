"""Ladders of weeks gone by: of each week in which ranks moved, how the ladder stood after the last move."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, insert, select

from verdicts.domain.newsletter.issues import week_of
from verdicts.domain.rungs import Rung, Standings, in_order
from verdicts.store.tables import ladder_week, tool

KEPT_FOR = timedelta(weeks=104)


class LadderWeek(NamedTuple):
    """The settled rungs of a ladder; `demo` where votes of a demonstration were among the picks."""

    week: str
    standings: Standings
    demo: bool


def keep_week(conn: Connection, category: str, found: Standings, demo: bool, now: datetime) -> None:
    """Keep a ladder as that of this week where its ranks are not those of the newest one that is kept.

    A ladder without a settled tool is none; weeks that are older than two years go.
    """
    c, week = ladder_week.c, week_of(now)
    conn.execute(delete(ladder_week).where(c.category == category, c.week < week_of(now - KEPT_FOR)))
    rungs = _settled(conn, found)
    newest = select(c.rungs).where(c.category == category).order_by(c.week.desc()).limit(1)
    if not rungs or _ranks(rungs) == _ranks(conn.execute(newest).scalar() or []):
        return
    conn.execute(delete(ladder_week).where(c.category == category, c.week == week))
    cells = {"at": now, "picks": found.picks, "readers": found.readers, "rungs": rungs, "demo": demo}
    conn.execute(insert(ladder_week).values(category=category, week=week, **cells))


def ladder_weeks(conn: Connection, category: str, most: int) -> list[LadderWeek]:
    """The newest first, tools by the slugs that they have now."""
    query = select(ladder_week).where(ladder_week.c.category == category)
    rows = conn.execute(query.order_by(ladder_week.c.week.desc()).limit(most)).all()
    wanted = {rung["tool"] for row in rows for rung in row.rungs}
    slugs = {row.id: row.slug for row in conn.execute(select(tool.c.id, tool.c.slug).where(tool.c.id.in_(wanted)))}
    return [LadderWeek(row.week, _standings(row, slugs), row.demo) for row in rows]


def _standings(row: Any, slugs: Mapping[int, str]) -> Standings:
    cells = [dict(each) for each in row.rungs]
    rungs = {slug: Rung(**each) for each in cells if (slug := slugs.get(each.pop("tool")))}
    return Standings(row.picks, row.readers, in_order(rungs), row.at)


def _settled(conn: Connection, found: Standings) -> list[dict[str, Any]]:
    settled = {slug: rung for slug, rung in found.rungs.items() if rung.settled}
    ids = {row.slug: row.id for row in conn.execute(select(tool.c.id, tool.c.slug).where(tool.c.slug.in_(settled)))}
    return [
        {"tool": ids[slug], "rank": each.rank, "strength": each.strength, "low": each.low, "high": each.high}
        | {"picks": each.picks}
        for slug, each in settled.items()
    ]


def _ranks(rungs: list[dict[str, Any]]) -> dict[int, int]:
    return {each["tool"]: each["rank"] for each in rungs}
