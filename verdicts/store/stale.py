"""What of the catalogue is older than a month: facts, prices and entry prices of tools that are not retired."""

from __future__ import annotations

from sqlalchemy import Connection, func, select, union_all

from verdicts.store.tables import fact, price, tool


def aged(conn: Connection, before: str) -> list[str]:
    """For each value of a month (YYYY-MM) before `before` the slug of its tool, the oldest first."""
    here = tool.c.retired_at.is_(None)
    query = union_all(
        *(select(tool.c.slug, of.c.as_of).join_from(tool, of).where(here, of.c.as_of < before) for of in (fact, price)),
        select(tool.c.slug, tool.c.entry_as_of).where(here, tool.c.entry_as_of < before),
    )
    return [row.slug for row in sorted(conn.execute(query), key=lambda row: (row.as_of, row.slug))]


def dated_values(conn: Connection) -> int:
    """How many facts, prices and entry prices there are."""
    here = tool.c.retired_at.is_(None)
    counts = (
        select(func.count()).select_from(fact).join(tool).where(here),
        select(func.count()).select_from(price).join(tool).where(here),
        select(func.count()).select_from(tool).where(here, tool.c.entry_as_of.is_not(None)),
    )
    return sum(conn.execute(query).scalar_one() for query in counts)
