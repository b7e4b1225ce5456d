"""The count of changes to the catalogue, and the history of each tool."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from verdicts.domain.revisions import Revision
from verdicts.store.tables import catalogue_state, revision, tool


def catalogue_revision(conn: Connection) -> int:
    """How many changes the catalogue has seen; grows with each, in the transaction of the change."""
    return conn.execute(select(catalogue_state.c.revision)).scalar_one()


def lock_catalogue(conn: Connection) -> int:
    """Make other writers of the catalogue wait until this transaction ends; returns the present revision."""
    return conn.execute(select(catalogue_state.c.revision).with_for_update()).scalar_one()


def count_changes(conn: Connection, changes: int) -> None:
    """Add to the catalogue's revision; also makes other writers wait."""
    if changes:
        conn.execute(update(catalogue_state).values(revision=catalogue_state.c.revision + changes))


def history(conn: Connection, slug: str) -> list[Revision]:
    """The revisions of one tool, newest first; empty when there is no such tool."""
    query = select(revision).join(tool).where(tool.c.slug == slug).order_by(revision.c.number.desc())
    return [_revision(row) for row in conn.execute(query)]


def newest_number(conn: Connection, tool_id: int) -> int:
    """The number of a tool's newest revision; 0 where there is none."""
    query = select(func.coalesce(func.max(revision.c.number), 0)).where(revision.c.tool_id == tool_id)
    return conn.execute(query).scalar_one()


def newest_numbers(conn: Connection, tool_ids: Iterable[int]) -> dict[int, int]:
    """The numbers of these tools' newest revisions."""
    query = select(revision.c.tool_id, func.max(revision.c.number)).group_by(revision.c.tool_id)
    wanted = set(tool_ids)
    return {row[0]: row[1] for row in conn.execute(query) if row[0] in wanted} if wanted else {}


def revision_of(conn: Connection, tool_id: int, number: int) -> Revision | None:
    """One revision of a tool by its number."""
    query = select(revision).where(revision.c.tool_id == tool_id, revision.c.number == number)
    row = conn.execute(query).one_or_none()
    return _revision(row) if row else None


def _revision(row: Row[Any]) -> Revision:
    return Revision(row.number, row.made_at, row.made_by, row.document, row.author or "", row.reason)


def newest_documents(conn: Connection) -> Mapping[str, object]:
    """The document of each tool's newest revision, by slug."""
    newest = select(revision.c.tool_id, func.max(revision.c.number).label("number")).group_by(revision.c.tool_id)
    last = newest.subquery()
    query = (
        select(tool.c.slug, revision.c.document)
        .join_from(tool, revision)
        .join(last, (last.c.tool_id == revision.c.tool_id) & (last.c.number == revision.c.number))
    )
    return {row.slug: row.document for row in conn.execute(query)}
