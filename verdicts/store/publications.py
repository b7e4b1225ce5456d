"""Publications and retirements, the newest, over all tools, a category or one.

Those of a tool that was merged into another one are left out: its address leads there.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, func, select

from verdicts.domain.publications import Publication, Retirement
from verdicts.domain.revisions import Judgement
from verdicts.store.tables import merged_tool, revision, tool

_BEFORE = revision.alias("before")
_OLDER = revision.alias("older")


def publications(conn: Connection, most: int, slug: str = "", category: str = "") -> list[Publication]:
    """The newest of a tool, of the tools that are of a category today, or of all; at most so many."""
    of = select(tool.c.id).where(*_among(slug, category))
    newest = select(revision.c.id).where(revision.c.judged, revision.c.tool_id.in_(of))
    newest = newest.order_by(revision.c.id.desc()).limit(most)  # before any document is read
    now, before = (_judgement_columns(table, name) for table, name in ((revision, "now"), (_BEFORE, "before")))
    texts = [revision.c.document[name].as_string().label(name) for name in ("name", "tagline")]
    columns = [revision.c.tool_id, tool.c.slug, tool.c.category, tool.c.retired_at, *texts, *now, *before]
    query = select(*columns).join_from(revision, tool).outerjoin(_BEFORE, _is_before())
    found = conn.execute(query.where(revision.c.id.in_(newest)).order_by(revision.c.id.desc()))
    return [_publication(cells) for cells in found.mappings()]


def retirements(conn: Connection, most: int, slug: str = "", category: str = "") -> list[Retirement]:
    """Of the same tools those that are retired, the last to go first."""
    columns = (tool.c.id, tool.c.slug, tool.c.category, tool.c.name, tool.c.retired_at)
    query = select(*columns).where(tool.c.retired_at.is_not(None), *_among(slug, category))
    return [Retirement(*row) for row in conn.execute(query.order_by(tool.c.retired_at.desc()).limit(most))]


def _among(slug: str, category: str) -> list[ColumnElement[bool]]:
    whose = [tool.c.slug == slug] if slug else [tool.c.category == category] if category else []
    return [tool.c.id.not_in(select(merged_tool.c.tool_id)), *whose]


def _is_before() -> ColumnElement[bool]:
    """The last one of the same tool that judged it before."""
    older = (_OLDER.c.tool_id == revision.c.tool_id, _OLDER.c.judged, _OLDER.c.number < revision.c.number)
    last = select(func.max(_OLDER.c.number)).where(*older).correlate(revision).scalar_subquery()
    return and_(_BEFORE.c.tool_id == revision.c.tool_id, _BEFORE.c.number == last)


def _judgement_columns(table: Any, name: str) -> list[ColumnElement[Any]]:
    c = table.c
    plain = [c.number, c.made_at, c.author, c.reason, c.document["panel"]]
    days = [c.document[day] for day in ("published_on", "panel_on")]
    labels = ("number", "at", "author", "reason", "panel", "published_on", "panel_on")
    return [one.label(f"{name}_{label}") for one, label in zip((*plain, *days), labels, strict=True)]


def _publication(cells: RowMapping) -> Publication:
    return Publication(
        *(cells["tool_id"], cells["slug"], cells["category"], cells["retired_at"] is not None),
        *(cells["name"], cells["tagline"]),
        sample=any(take["origin"] == "sample" for take in cells["now_panel"] or ()),
        now=_judgement(cells, "now"),
        before=_judgement(cells, "before") if cells["before_number"] is not None else None,
    )


def _judgement(cells: RowMapping, name: str) -> Judgement:
    panel: list[dict[str, Any]] = cells[f"{name}_panel"] or []
    scores, texts = ({take["reviewer"]: take[what] for take in panel} for what in ("score", "take"))
    number, at, author, reason = (cells[f"{name}_{what}"] for what in ("number", "at", "author", "reason"))
    published_on, panel_on = (cells[f"{name}_{day}"] or "" for day in ("published_on", "panel_on"))
    return Judgement(number, at, scores, texts, published_on, panel_on, author or "", reason)
