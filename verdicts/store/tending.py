"""What happens to a whole tool: another address, retired, merged into another one. The caller locks the catalogue."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, FromClause, Join, delete, func, insert, select, update

from verdicts.domain.tending import Standing
from verdicts.store.tables import merged_tool, renamed_slug, tool

INTO = tool.alias("into")
PRESENT = func.coalesce(INTO.c.slug, tool.c.slug).label("slug")


def with_present(found: FromClause) -> Join:
    """Rows about tools, each with the tool that it was merged into as `INTO`, and so with its `PRESENT` slug."""
    merged = found.outerjoin(merged_tool, merged_tool.c.tool_id == tool.c.id)
    return merged.outerjoin(INTO, INTO.c.id == merged_tool.c.into_id)


def standing_of(conn: Connection, slug: str) -> Standing | None:
    """How the tool of that slug stands; None where there is none, or where it was merged into another."""
    row = conn.execute(select(tool).where(tool.c.slug == slug)).one_or_none()
    if row is None or conn.execute(select(merged_tool).where(merged_tool.c.tool_id == row.id)).first():
        return None
    old = select(renamed_slug.c.slug).where(renamed_slug.c.tool_id == row.id).order_by(renamed_slug.c.slug)
    gone = select(tool.c.slug).join(merged_tool, merged_tool.c.tool_id == tool.c.id).order_by(tool.c.slug)
    merged = conn.execute(gone.where(merged_tool.c.into_id == row.id)).scalars()
    return Standing(row.id, slug, row.name, row.retired_at, tuple(conn.execute(old).scalars()), tuple(merged))


def readdress(conn: Connection, one: Standing, slug: str) -> None:
    """Give a tool another slug; its present one leads there from now on. One that it had before is its own again."""
    conn.execute(delete(renamed_slug).where(renamed_slug.c.slug == slug, renamed_slug.c.tool_id == one.id))
    conn.execute(insert(renamed_slug).values(slug=one.slug, tool_id=one.id))
    conn.execute(update(tool).where(tool.c.id == one.id).values(slug=slug))


def set_retired(conn: Connection, number: int, at: datetime | None) -> None:
    """Retire a tool, or with None bring it back."""
    conn.execute(update(tool).where(tool.c.id == number).values(retired_at=at))


def set_category(conn: Connection, number: int, category: str) -> None:
    """Put a tool into another category."""
    conn.execute(update(tool).where(tool.c.id == number).values(category=category))


def lead_to(conn: Connection, one: Standing, into: Standing, at: datetime) -> None:
    """Let all addresses of a tool lead to another one, also those of tools that were merged into it before."""
    if one.retired_at is None:
        set_retired(conn, one.id, at)
    conn.execute(update(renamed_slug).where(renamed_slug.c.tool_id == one.id).values(tool_id=into.id))
    conn.execute(update(merged_tool).where(merged_tool.c.into_id == one.id).values(into_id=into.id, at=at))
    conn.execute(insert(merged_tool).values(tool_id=one.id, into_id=into.id, at=at))
