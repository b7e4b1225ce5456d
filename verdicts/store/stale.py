"""What of the catalogue is older than a month: facts, prices and entry prices of tools that are not retired."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, literal, select, union_all

from verdicts.store.tables import fact, price, tool


@dataclass(frozen=True, slots=True)
class Aged:
    """A sourced value of a tool: what it is called, of which month (YYYY-MM), and where it was read."""

    slug: str
    name: str
    kind: str  # fact, price, entry
    label: str
    as_of: str
    source: str


def aged(conn: Connection, before: str) -> list[Aged]:
    """All values of months before `before`, the oldest first."""
    here = tool.c.retired_at.is_(None)
    facts = select(tool.c.slug, tool.c.name, literal("fact"), fact.c.label, fact.c.as_of, fact.c.source)
    prices = select(tool.c.slug, tool.c.name, literal("price"), price.c.meter, price.c.as_of, price.c.source)
    entries = select(
        tool.c.slug, tool.c.name, literal("entry"), literal("Entry price"), tool.c.entry_as_of, tool.c.entry_source
    )
    query = union_all(
        facts.join_from(tool, fact).where(here, fact.c.as_of < before),
        prices.join_from(tool, price).where(here, price.c.as_of < before),
        entries.where(here, tool.c.entry_as_of < before),
    )
    found = [Aged(*row[:5], source=row[5] or "") for row in conn.execute(query)]
    return sorted(found, key=lambda one: (one.as_of, one.name.casefold(), one.label))


def dated_values(conn: Connection) -> int:
    """How many facts, prices and entry prices there are."""
    here = tool.c.retired_at.is_(None)
    counts = (
        select(func.count()).select_from(fact).join(tool).where(here),
        select(func.count()).select_from(price).join(tool).where(here),
        select(func.count()).select_from(tool).where(here, tool.c.entry_as_of.is_not(None)),
    )
    return sum(conn.execute(query).scalar_one() for query in counts)
