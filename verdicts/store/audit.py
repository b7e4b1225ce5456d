"""Reading what the tables' rules forbid: queries that find nothing as long as the rules were in force."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Table, and_, case, func, or_, select

from verdicts.domain.panels import SHIP_LINE
from verdicts.store.tables import Row, catalogue_state, renamed_slug, reviewer, revision, take, tool


def broken_storage(conn: Connection) -> list[str]:
    """What SQLite's own integrity check reports; PostgreSQL has none and reports nothing."""
    if conn.dialect.name != "sqlite":
        return []
    return [line for (line,) in conn.exec_driver_sql("PRAGMA integrity_check") if line != "ok"]


def orphans(conn: Connection) -> list[tuple[str, int]]:
    """Tables with rows whose parent is gone, and how many rows."""
    found = [(table.name, sum(_orphans_of(conn, table))) for table in Row.metadata.sorted_tables]
    return [(name, rows) for name, rows in found if rows]


def wrong_verdicts(conn: Connection) -> list[tuple[str, int, str]]:
    """Slug, score and verdict of takes whose verdict does not follow, or whose score is out of range."""
    right = case((take.c.score >= SHIP_LINE, "ship"), else_="skip")
    odd = or_(take.c.verdict != right, take.c.score < 0, take.c.score > 100)
    query = select(tool.c.slug, take.c.score, take.c.verdict).join_from(take, tool).where(odd)
    return [(slug, score, verdict) for slug, score, verdict in conn.execute(query)]


def repeated_takes(conn: Connection) -> list[tuple[str, str]]:
    """Slug and reviewer key where one reviewer has several takes on one tool."""
    query = (
        select(tool.c.slug, reviewer.c.key).join_from(take, tool).join(reviewer, reviewer.c.id == take.c.reviewer_id)
    )
    grouped = query.group_by(tool.c.slug, reviewer.c.key).having(func.count() > 1)
    return [(slug, key) for slug, key in conn.execute(grouped)]


def misdated_panels(conn: Connection) -> list[str]:
    """Slugs of tools whose panel day is not the day of their newest take."""
    newest = select(take.c.tool_id, func.max(take.c.dated_on).label("day")).group_by(take.c.tool_id).subquery()
    differs = or_(tool.c.panel_on.is_(None), tool.c.panel_on != newest.c.day)
    return list(conn.execute(select(tool.c.slug).join(newest, newest.c.tool_id == tool.c.id).where(differs)).scalars())


def slugs_in_use_and_old(conn: Connection) -> list[str]:
    """Slugs that name a tool and also redirect to another."""
    return list(conn.execute(select(tool.c.slug).where(tool.c.slug.in_(select(renamed_slug.c.slug)))).scalars())


def gaps_in_history(conn: Connection) -> list[str]:
    """Slugs of tools whose revisions are not numbered 1, 2, 3 up to the last; those without any are among them."""
    joined = tool.outerjoin(revision, revision.c.tool_id == tool.c.id)
    numbers = func.count(revision.c.number), func.coalesce(func.max(revision.c.number), 0), func.min(revision.c.number)
    query = select(tool.c.slug).select_from(joined).group_by(tool.c.slug)
    odd = or_(numbers[0] == 0, numbers[0] != numbers[1], numbers[2] != 1)
    return list(conn.execute(query.having(odd)).scalars())


def misjudged(conn: Connection) -> Iterator[tuple[str, int, bool]]:
    """Slug, number and mark of revisions that are marked as judged anew and were not, or were and are not marked."""
    c = revision.c
    query = select(tool.c.slug, c.tool_id, c.number, c.judged, c.document["panel"].label("panel"))
    before: tuple[int, dict[str, int]] | None = None
    for row in conn.execute(query.join_from(revision, tool).order_by(c.tool_id, c.number)).yield_per(500):
        now = row.tool_id, {take["reviewer"]: take["score"] for take in row.panel or ()}
        if row.judged != (now != before):
            yield row.slug, row.number, row.judged
        before = now


def recorded_changes(conn: Connection) -> int:
    """How many revisions are kept in all."""
    return conn.execute(select(func.count()).select_from(revision)).scalar_one()


def states(conn: Connection) -> list[int]:
    """The catalogue revision of each row of state; right is exactly one."""
    return list(conn.execute(select(catalogue_state.c.revision)).scalars())


def _orphans_of(conn: Connection, child: Table) -> list[int]:
    counts: list[int] = []
    for key in child.foreign_keys:
        parent = key.column.table.alias("parent")
        link = parent.c[key.column.name] == key.parent
        lost = select(func.count()).select_from(child.outerjoin(parent, link))
        counts.append(
            conn.execute(lost.where(and_(key.parent.is_not(None), parent.c[key.column.name].is_(None)))).scalar_one()
        )
    return counts
