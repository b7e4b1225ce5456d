"""Writing tools: insert or replace whole, a revision each, and the catalogue's count of changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update

from verdicts.domain.documents import tool_document
from verdicts.domain.revisions import Editor
from verdicts.domain.tools import Tool
from verdicts.store import rows
from verdicts.store.predictions import record_claims
from verdicts.store.revisions import count_changes
from verdicts.store.tables import fact, price, reviewer, revision, take, tool
from verdicts.store.tools import BATCH


@dataclass(frozen=True, slots=True)
class Making:
    """How revisions come about: by what means, when, and at the desk who says why."""

    by: Editor
    at: datetime
    author: str = ""
    reason: str = ""


def save_tools(conn: Connection, tools: Sequence[Tool], making: Making) -> None:
    """Store each tool as given, new or not, with one revision; the caller leaves out what did not change.

    Raises KeyError on a take by a reviewer who is not stored.
    """
    count_changes(conn, len(tools))
    for start in range(0, len(tools), BATCH):
        _save(conn, tools[start : start + BATCH], making)


def _save(conn: Connection, tools: Sequence[Tool], making: Making) -> None:
    by = making.by
    known = _ids(conn, tools)
    _insert(conn, tool, [rows.tool_cells(one, by) for one in tools if one.slug not in known])
    _replace(conn, [one for one in tools if one.slug in known], by)
    ids = _ids(conn, tools)
    before = _scores(conn, known)
    for child in (fact, price, take):
        if known:
            conn.execute(delete(child).where(child.c.tool_id.in_(known.values())))
    reviewer_ids = {row.key: row.id for row in conn.execute(select(reviewer.c.key, reviewer.c.id))}
    _insert(conn, fact, (cells for one in tools for cells in rows.fact_cells(one, ids[one.slug])))
    _insert(conn, price, (cells for one in tools for cells in rows.price_cells(one, ids[one.slug])))
    _insert(conn, take, (cells for one in tools for cells in rows.take_cells(one, ids[one.slug], reviewer_ids)))
    judged = {ids[one.slug] for one in tools if _panel(one) != before.get(one.slug)}
    record_claims(conn, {ids[one.slug]: one for one in tools}, reviewer_ids, making.at)
    _record(conn, {ids[one.slug]: one for one in tools}, judged, making)


def _panel(one: Tool) -> dict[str, int]:
    return {given.reviewer: given.score for given in one.panel}


def _scores(conn: Connection, known: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """The scores that the panels of known tools had until now, by slug."""
    found: dict[str, dict[str, int]] = {slug: {} for slug in known}
    query = select(tool.c.slug, reviewer.c.key, take.c.score).select_from(take.join(tool).join(reviewer))
    for row in conn.execute(query.where(take.c.tool_id.in_(known.values()))) if known else ():
        found[row.slug][row.key] = row.score
    return found


def _replace(conn: Connection, tools: Sequence[Tool], by: Editor) -> None:
    if tools:
        changes = [{"its_slug": one.slug, **rows.tool_cells(one, by)} for one in tools]
        conn.execute(update(tool).where(tool.c.slug == bindparam("its_slug")), changes)


def _record(conn: Connection, tools: dict[int, Tool], judged: Set[int], making: Making) -> None:
    newest = select(func.max(revision.c.number)).where(revision.c.tool_id == tool.c.id).scalar_subquery()
    last = {row[0]: row[1] or 0 for row in conn.execute(select(tool.c.id, newest).where(tool.c.id.in_(tools)))}
    _insert(
        conn,
        revision,
        (
            {
                "tool_id": tool_id,
                "number": last.get(tool_id, 0) + 1,
                "made_at": making.at,
                "made_by": making.by,
                "author": making.author or None,
                "reason": making.reason,
                "judged": tool_id in judged,
                "document": tool_document(one),
            }
            for tool_id, one in tools.items()
        ),
    )


def _ids(conn: Connection, tools: Sequence[Tool]) -> dict[str, int]:
    query = select(tool.c.slug, tool.c.id).where(tool.c.slug.in_([one.slug for one in tools]))
    return {row.slug: row.id for row in conn.execute(query)}


def _insert(conn: Connection, table: Table, cells: Iterable[rows.Cells]) -> None:
    listed = list(cells)
    if listed:
        conn.execute(insert(table), listed)
