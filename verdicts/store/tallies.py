"""Reading what votes add up to, and what one reader said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, func, select

from verdicts.domain.matchups import matchup_slug, split_matchup
from verdicts.domain.tallies import Split, Tally
from verdicts.store.polls import tools_key
from verdicts.store.tables import ballot, matchup, matchup_tool, pick, tally, tool

_PICKS: Select[Any, Any, Any, Any, Any] = (
    select(matchup.c.id, matchup.c.version, tool.c.slug, matchup_tool.c.picks, matchup_tool.c.account_picks)
    .join_from(matchup, matchup_tool)
    .join(tool, tool.c.id == matchup_tool.c.tool_id)
)


def tallies(conn: Connection, slugs: Iterable[str] | None = None) -> dict[str, Tally]:
    """The tally of each of those tools by slug, or of every tool; tools that nobody voted on are left out."""
    query = select(tool.c.slug, tally).join_from(tally, tool)
    if slugs is not None:
        query = query.where(tool.c.slug.in_(sorted(set(slugs))))
    return {
        row.slug: Tally(row.ship, row.skip, row.account_ship + row.account_skip, row.version)
        for row in conn.execute(query)
    }


def splits(conn: Connection, slugs: Iterable[str] | None = None, least: int = 0) -> dict[str, Split]:
    """The split of each of those matchups by matchup slug, or of every one with at least so many picks.

    Those that nobody picked on are left out.
    """
    query = _PICKS
    if slugs is not None:
        query = query.where(matchup.c.tools.in_(_keys(conn, slugs)))
    if least:
        many = select(matchup_tool.c.matchup_id).group_by(matchup_tool.c.matchup_id)
        query = query.where(matchup.c.id.in_(many.having(func.sum(matchup_tool.c.picks) >= least)))
    return {matchup_slug(split.picks): split for split in _gathered(conn, query).values() if split.version}


class Numbered(NamedTuple):
    """A matchup's number, which it keeps whatever its tools are called, and its split."""

    number: int
    split: Split


def splits_after(conn: Connection, last: int, most: int, holding: str | None = None) -> list[Numbered]:
    """Matchups with a number above `last`, by number, at most so many; `holding`: those that hold that tool.

    Those that nobody ever picked on are left out.
    """
    found = select(matchup.c.id).where(matchup.c.id > last, matchup.c.version > 0)
    if holding is not None:
        holds = select(matchup_tool.c.matchup_id).join_from(matchup_tool, tool).where(tool.c.slug == holding)
        found = found.where(matchup.c.id.in_(holds))
    page = found.order_by(matchup.c.id).limit(most).subquery()
    made = _gathered(conn, _PICKS.where(matchup.c.id.in_(select(page.c.id))))
    return [Numbered(number, split) for number, split in made.items()]


def _gathered(conn: Connection, query: Select[Any, Any, Any, Any, Any]) -> dict[int, Split]:
    """Rows of picks as splits, by the matchup's number."""
    found: dict[int, Split] = {}
    for row in conn.execute(query.order_by(matchup.c.id, tool.c.slug)):
        before = found.get(row.id, Split(version=row.version))
        picks = {**before.picks, row.slug: row.picks}
        found[row.id] = Split(picks, before.accounts + row.account_picks, row.version)
    return found


def values_of(conn: Connection, topics: Iterable[str]) -> dict[str, Tally | Split]:
    """What those topics (paths of tools and comparisons) add up to; those without a vote are left out."""
    tools: list[str] = []
    matchups: list[str] = []
    for topic in topics:
        _, folder, slug = topic.split("/", 2)
        (tools if folder == "tools" else matchups).append(slug)
    found: dict[str, Tally | Split] = {}
    if tools:
        found |= {f"/tools/{slug}": value for slug, value in tallies(conn, tools).items()}
    if matchups:
        found |= {f"/compare/{slug}": value for slug, value in splits(conn, matchups).items()}
    return found


def _keys(conn: Connection, slugs: Iterable[str]) -> list[str]:
    sets = [split_matchup(slug) for slug in slugs]
    ids = _ids(conn, {each for parts in sets for each in parts})
    return [tools_key(ids[each] for each in parts) for parts in sets if all(each in ids for each in parts)]


def _ids(conn: Connection, slugs: Iterable[str]) -> dict[str, int]:
    query = select(tool.c.slug, tool.c.id).where(tool.c.slug.in_(sorted(slugs)))
    return {row.slug: row.id for row in conn.execute(query)}


def ballots_of(conn: Connection, reader: str, slugs: Iterable[str]) -> dict[str, str]:
    """What a reader said on each of those tools: ship or skip by slug."""
    mine = (ballot.c.reader == reader) & tool.c.slug.in_(sorted(set(slugs)))
    rows = conn.execute(select(tool.c.slug, ballot.c.choice).join_from(ballot, tool).where(mine))
    return {row.slug: row.choice for row in rows}


def pick_of(conn: Connection, reader: str, matchup: str) -> str:
    """The slug that a reader picked on a matchup, "" where none."""
    keys = _keys(conn, [matchup])
    return _picked(conn, reader, keys[0]) if keys else ""


def demo_votes(conn: Connection) -> bool:
    """Whether any vote of a demonstration is there."""
    return any(conn.execute(select(table.c.id).where(table.c.demo).limit(1)).first() for table in (ballot, pick))


def _picked(conn: Connection, reader: str, key: str) -> str:
    query = select(tool.c.slug).select_from(pick).join(tool, tool.c.id == pick.c.tool_id)
    query = query.join(matchup, matchup.c.id == pick.c.matchup_id)
    return conn.execute(query.where((pick.c.reader == reader) & (matchup.c.tools == key))).scalar() or ""
