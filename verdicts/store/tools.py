"""Reading tools as domain values: four queries, however many tools are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from sqlalchemy import CompoundSelect, Connection, Row, Select, Table, func, select

from verdicts.domain.revisions import Editor
from verdicts.domain.tools import Tool
from verdicts.store import rows
from verdicts.store.tables import fact, merged_tool, price, renamed_slug, reviewer, take, tool

_T = TypeVar("_T")
BATCH = 1000


def tool_by_slug(conn: Connection, slug: str) -> Tool | None:
    """The tool of that slug, retired or not; None when there is none."""
    return tools_by_slugs(conn, [slug]).get(slug)


def tools_by_slugs(conn: Connection, slugs: Iterable[str]) -> dict[str, Tool]:
    """The tools of those slugs by slug; unknown ones are left out. Four queries for each thousand."""
    wanted = sorted(set(slugs))
    found: dict[str, Tool] = {}
    for start in range(0, len(wanted), BATCH):
        found |= _read(conn, wanted[start : start + BATCH])
    return found


def all_tools(conn: Connection) -> list[Tool]:
    """Every tool, sorted by slug; those that were merged into another are among them."""
    return [one for _, one in sorted(_read(conn, None).items())]


def renamed(conn: Connection, slug: str) -> str | None:
    """The present slug of the tool that was once called `slug`, or that one was merged into; None when none was."""
    return next((row.now for row in conn.execute(_former(slug))), None)


def tool_count(conn: Connection) -> int:
    """How many tools there are, retired ones included."""
    return conn.execute(select(func.count()).select_from(tool)).scalar_one()


def last_editors(conn: Connection, slugs: Iterable[str]) -> dict[str, Editor]:
    """By what means each of those tools was last changed."""
    wanted = set(slugs)
    return {
        row.slug: row.edited_by for row in conn.execute(select(tool.c.slug, tool.c.edited_by)) if row.slug in wanted
    }


def old_slugs(conn: Connection) -> dict[str, str]:
    """Every slug that leads to a tool which is not called so: old ones, and those of tools that were merged into it."""
    return {row.slug: row.now for row in conn.execute(_former())}


def _former(slug: str | None = None) -> CompoundSelect[Any, Any]:
    was = tool.alias("was")
    old = select(renamed_slug.c.slug, tool.c.slug.label("now")).join_from(renamed_slug, tool)
    gone = select(was.c.slug, tool.c.slug.label("now")).join_from(merged_tool, was, merged_tool.c.tool_id == was.c.id)
    gone = gone.join(tool, merged_tool.c.into_id == tool.c.id)
    if slug is not None:
        old, gone = old.where(renamed_slug.c.slug == slug), gone.where(was.c.slug == slug)
    return old.union_all(gone)


def _read(conn: Connection, slugs: list[str] | None) -> dict[str, Tool]:
    facts = _grouped(conn, _of(fact, select(fact), slugs), rows.fact_of)
    prices = _grouped(conn, _of(price, select(price), slugs), rows.price_of)
    takes = _of(take, select(take, reviewer.c.key).join_from(take, reviewer), slugs)
    panels = _grouped(conn, takes, rows.take_of)
    query = select(tool) if slugs is None else select(tool).where(tool.c.slug.in_(slugs))
    return {
        row.slug: rows.tool_of(row, facts.get(row.id, []), prices.get(row.id, []), panels.get(row.id, []))
        for row in conn.execute(query)
    }


def _of(child: Table, query: Select[Any], slugs: list[str] | None) -> Select[Any]:
    """Children of those tools, in file order."""
    ordered = query.order_by(child.c.tool_id, child.c.position)
    if slugs is None:
        return ordered
    return ordered.where(child.c.tool_id.in_(select(tool.c.id).where(tool.c.slug.in_(slugs))))


def _grouped(conn: Connection, query: Select[Any], value: Callable[[Row[Any]], _T]) -> Mapping[int, list[_T]]:
    found: defaultdict[int, list[_T]] = defaultdict(list)
    for row in conn.execute(query):
        found[row.tool_id].append(value(row))
    return found
