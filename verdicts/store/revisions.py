"""The count of changes to the catalogue, and the history of each tool."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from verdicts.domain.revisions import Edition, Heading, Judgement, Revision, Step
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


def headings(conn: Connection, tool_id: int, most: int, below: int) -> list[Heading]:
    """The revisions of a tool whose number is below that, newest first, at most so many."""
    c = revision.c
    query = select(c.number, c.made_at, c.made_by, c.author, c.reason).where(c.tool_id == tool_id, c.number < below)
    found = conn.execute(query.order_by(c.number.desc()).limit(most))
    return [Heading(row.number, row.made_at, row.made_by, row.author or "", row.reason) for row in found]


def steps(conn: Connection, slug: str, most: int, below: int | None = None) -> list[Step]:
    """The revisions of a tool with their panels' scores, newest first, at most so many, those numbered below that."""
    c = revision.c
    query = select(c.number, c.made_at, c.made_by, c.author, c.reason, c.document["panel"].label("panel"))
    query = query.join_from(revision, tool).where(tool.c.slug == slug)
    query = query if below is None else query.where(c.number < below)
    return [_step(row) for row in conn.execute(query.order_by(c.number.desc()).limit(most))]


def _step(row: Row[Any, Any, Any, Any, Any, Any]) -> Step:
    panel: list[dict[str, Any]] = row.panel or []
    heading = Heading(row.number, row.made_at, row.made_by, row.author or "", row.reason)
    return Step(heading, tuple(take["score"] for take in panel))


def judgements(conn: Connection, slug: str, most: int) -> list[Judgement]:
    """The revisions of a tool in which its panel's scores changed, newest first; only what they say of the panel."""
    c = revision.c
    tool_id = select(tool.c.id).where(tool.c.slug == slug).scalar_subquery()
    # Chosen by the index first: PostgreSQL would take every document apart before it sorts and keeps the newest.
    newest = select(c.id).where(c.tool_id == tool_id, c.judged).order_by(c.number.desc()).limit(most)
    parts = (c.document["panel"].label("panel"), *(c.document[day].label(day) for day in ("published_on", "panel_on")))
    query = select(c.number, c.made_at, c.author, c.reason, *parts).where(c.id.in_(newest))
    found = conn.execute(query.order_by(c.number.desc()))
    return [_judgement(row) for row in found]


def _judgement(row: Row[Any]) -> Judgement:
    panel: list[dict[str, Any]] = row.panel or []
    scores, texts = ({take["reviewer"]: take[name] for take in panel} for name in ("score", "take"))
    days = (row.published_on or "", row.panel_on or "")
    return Judgement(row.number, row.made_at, scores, texts, *days, row.author or "", row.reason)


def documents_before(conn: Connection, slugs: Sequence[str], end: datetime) -> dict[str, Mapping[str, object]]:
    """What each of those tools was published as at that moment, by slug; one that was not there yet is left out."""
    found = dict[str, Mapping[str, object]]()
    for slug in slugs:
        query = select(revision.c.document).join_from(revision, tool).where(tool.c.slug == slug)
        newest = (revision.c.made_at.desc(), revision.c.number.desc())
        document = conn.execute(query.where(revision.c.made_at < end).order_by(*newest).limit(1)).scalar()
        if document is not None:
            found[slug] = document
    return found


def lives(conn: Connection, slugs: Sequence[str]) -> dict[str, tuple[datetime, datetime | None]]:
    """When each of those tools was first published here, and when it was retired, by slug."""
    query = select(tool.c.slug, revision.c.made_at, tool.c.retired_at).join_from(revision, tool)
    found = conn.execute(query.where(tool.c.slug.in_(slugs), revision.c.number == 1))
    return {row.slug: (row.made_at, row.retired_at) for row in found}


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
