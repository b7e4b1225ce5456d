"""Which tools hold sample content."""

from __future__ import annotations

from sqlalchemy import Connection, select

from verdicts.store.tables import take, tool


def sampled(conn: Connection) -> frozenset[str]:
    """Slugs of the tools of whose panels any take is a sample."""
    query = select(tool.c.slug).join_from(take, tool).where(take.c.origin == "sample").distinct()
    return frozenset(row.slug for row in conn.execute(query))
