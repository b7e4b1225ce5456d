"""Cards of the whole catalogue in three queries."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Row, func, select

from verdicts.domain.cards import Card, CardPrice
from verdicts.store.tables import fact, merged_tool, reviewer, take, tool

SELF_HOSTED = "self-hosted"
_LABEL = "self-hostable"
_COLUMNS = (
    "id", "slug", "name", "short_name", "maker", "category", "tagline", "best_for", "pricing_kind",
    "entry_amount", "entry_currency", "entry_unit", "licence_family", "published_on", "panel_on", "retired_at",
)  # fmt: skip


def cards(conn: Connection) -> list[Card]:
    """A card for every tool, retired ones included, sorted by slug; one that was merged into another has none."""
    scores, stated = _scores(conn), _self_hostable(conn)
    present = tool.c.id.not_in(select(merged_tool.c.tool_id))
    found = conn.execute(select(*(tool.c[name] for name in _COLUMNS)).where(present))
    made = [_card(row, tuple(scores.get(row.id, ())), stated.get(row.id)) for row in found]
    return sorted(made, key=lambda card: card.slug)


def _scores(conn: Connection) -> dict[int, list[tuple[str, int]]]:
    """Reviewer key and score of each take by tool id, in reviewer order."""
    query = select(take.c.tool_id, reviewer.c.key, take.c.score).join_from(take, reviewer).order_by(reviewer.c.place)
    found: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    for tool_id, key, score in conn.execute(query):
        found[tool_id].append((key, score))
    return found


def _self_hostable(conn: Connection) -> dict[int, bool | None]:
    """What the fact says: text that begins with the word yes or no."""
    query = select(fact.c.tool_id, fact.c.value).where(func.lower(fact.c.label) == _LABEL)
    return {tool_id: _yes_or_no(value) for tool_id, value in conn.execute(query)}


def _yes_or_no(value: object) -> bool | None:
    word = re.match(r"(yes|no)\b", str(value).strip().lower())
    return word[1] == "yes" if word else None


def _card(row: Row[Any], scores: tuple[tuple[str, int], ...], stated: bool | None) -> Card:
    unit = row.entry_unit
    return Card(
        slug=row.slug,
        name=row.name,
        short_name=row.short_name,
        maker=row.maker,
        category=row.category,
        tagline=row.tagline,
        best_for=row.best_for,
        pricing_kind=row.pricing_kind,
        entry=None if unit is None else CardPrice(row.entry_amount, row.entry_currency, unit),
        licence_family=row.licence_family,
        self_hostable=True if unit == SELF_HOSTED else stated,
        published_on=row.published_on,
        panel_on=row.panel_on,
        scores=scores,
        retired=row.retired_at is not None,
    )
