"""How facts are labelled, and what categories are called, across the catalogue."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from verdicts.store.tables import fact, tool


def labels_of(conn: Connection, category: str, but: str) -> dict[str, int]:
    """The labels of facts in a category, with how many of its tools have each, the most used first; `but` is the slug
    of a tool that does not count."""
    many = func.count()
    query = select(fact.c.label, many).join_from(fact, tool)
    query = query.where(tool.c.category == category, tool.c.slug != but).group_by(fact.c.label)
    rows = conn.execute(query.order_by(many.desc(), fact.c.label))
    return {row[0]: row[1] for row in rows}


def category_names(conn: Connection) -> list[str]:
    """All categories, in alphabetical order."""
    return list(conn.execute(select(tool.c.category).distinct().order_by(tool.c.category)).scalars())
