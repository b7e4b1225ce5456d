"""The count of changes to the catalogue, and the history of each tool."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from verdicts.domain.revisions import Edition, Revision
from verdicts.store.tables import catalogue_state, renamed_slug, revision, tool


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


def newest_edition(conn: Connection) -> int:
    """The number of the newest revision of all tools together, which grows with each; 0 where there is none."""
    return conn.execute(select(func.coalesce(func.max(revision.c.id), 0))).scalar_one()


def editions_since(conn: Connection, last: int, most: int) -> list[Edition]:
    """What was published after the edition `last`, the oldest first, at most so many of the newest.

    A page may still be open at an old slug of its tool, so that those are told as well.
    """
    query = select(revision.c.id, revision.c.number, revision.c.tool_id, tool.c.slug).join_from(revision, tool)
    newest = query.where(revision.c.id > last).order_by(revision.c.id.desc()).limit(most)
    rows = conn.execute(newest).all()[::-1]
    former = select(renamed_slug).where(renamed_slug.c.tool_id.in_({row.tool_id for row in rows}))
    old = [(row.tool_id, row.slug) for row in conn.execute(former)] if rows else []
    return [
        edition
        for row in rows
        for edition in (
            *(Edition(row.id, slug) for tool_id, slug in old if tool_id == row.tool_id),
            Edition(row.id, row.slug, row.number == 1),
        )
    ]


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
