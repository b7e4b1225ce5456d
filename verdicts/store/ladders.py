"""Ladders: the picks they come from, whether they are behind, writing and reading them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select, update

from verdicts.domain.rungs import PickRow, Rung, Standings, in_order
from verdicts.store.tables import catalogue_state, ladder, ladder_state, matchup, pick, rung, tool


class Edition(NamedTuple):
    """Of which votes and which catalogue something is: both numbers grow with every change."""

    votes: int
    revision: int


_VOTES = select(func.coalesce(func.sum(matchup.c.version), 0)).scalar_subquery()
_REVISION = select(catalogue_state.c.revision).scalar_subquery()


def _behind() -> ColumnElement[bool]:
    """Votes moved, or the catalogue did and there are votes at all."""
    return and_(_VOTES > 0, or_(ladder_state.c.votes != _VOTES, ladder_state.c.revision != _REVISION))


def edition(conn: Connection) -> Edition:
    """The present votes and catalogue."""
    return Edition(*conn.execute(select(_VOTES, _REVISION)).one())


def behind(conn: Connection) -> bool:
    """Whether votes or catalogue moved since the ladders were computed."""
    return conn.execute(select(ladder_state.c.id).where(_behind())).first() is not None


def claim(conn: Connection, now: datetime, every: timedelta) -> bool:
    """Whether the caller is to compute the ladders: they are behind and nobody has set out for less than `every`."""
    free = or_(ladder_state.c.claimed_at.is_(None), ladder_state.c.claimed_at <= now - every)
    return conn.execute(update(ladder_state).where(_behind(), free).values(claimed_at=now)).rowcount == 1


def categories(conn: Connection) -> dict[str, str]:
    """The category of every tool that is not retired, by slug."""
    found = conn.execute(select(tool.c.slug, tool.c.category).where(tool.c.retired_at.is_(None)))
    return {row.slug: row.category for row in found}


def counted_picks(conn: Connection) -> list[PickRow]:
    """Every pick that counts, of matchups none of whose tools is retired; oldest first."""
    slugs = {
        row.id: row.slug for row in conn.execute(select(tool.c.id, tool.c.slug).where(tool.c.retired_at.is_(None)))
    }
    sets = {row.id: [int(each) for each in row.tools.split("-")] for row in conn.execute(select(matchup))}
    shown = {key: tuple(slugs[each] for each in ids) for key, ids in sets.items() if all(each in slugs for each in ids)}
    query = select(pick.c.reader, pick.c.matchup_id, pick.c.tool_id).where(pick.c.counted).order_by(pick.c.id)
    return [(reader, shown[key], slugs[tool_id]) for reader, key, tool_id in conn.execute(query) if key in shown]


def save_ladders(conn: Connection, ladders: Mapping[str, Standings], of: Edition, now: datetime) -> None:
    """Put these ladders, by category, in the place of all others; `of` is what they were computed from."""
    conn.execute(update(ladder_state).values(votes=of.votes, revision=of.revision, computed_at=now))
    conn.execute(delete(ladder))
    for category, standings in ladders.items():
        conn.execute(insert(ladder).values(category=category, picks=standings.picks, readers=standings.readers))
        _save_rungs(conn, category, standings.rungs)


def _save_rungs(conn: Connection, category: str, rungs: Mapping[str, Rung]) -> None:
    ids = {row.slug: row.id for row in conn.execute(select(tool.c.slug, tool.c.id).where(tool.c.slug.in_(rungs)))}
    cells = [
        {"category": category, "tool_id": ids[slug], "rank": each.rank, "strength": each.strength}
        | {"low": each.low, "high": each.high, "picks": each.picks}
        for slug, each in rungs.items()
    ]
    if cells:
        conn.execute(insert(rung), cells)


def standings(conn: Connection, category: str = "") -> Standings:
    """The newest ladder of a category, or of all tools; without rungs where there is none."""
    at = conn.execute(select(ladder_state.c.computed_at)).scalar_one()
    found = conn.execute(select(ladder).where(ladder.c.category == category)).one_or_none()
    if found is None:
        return Standings(at=at)
    query = select(tool.c.slug, rung).join_from(rung, tool).where(rung.c.category == category)
    rungs = {row.slug: Rung(row.rank, row.strength, row.low, row.high, row.picks) for row in conn.execute(query)}
    return Standings(found.picks, found.readers, in_order(rungs), at)


def ladder_sizes(conn: Connection) -> dict[str, int]:
    """How many picks each ladder is computed from, by category."""
    return {row.category: row.picks for row in conn.execute(select(ladder))}
