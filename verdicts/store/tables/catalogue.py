"""The tables of the catalogue."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Table
from sqlmodel import Field

from verdicts.domain.panels import SHIP_LINE
from verdicts.domain.revisions import Editor
from verdicts.domain.tools import FactKind, Meter, Origin, PricingKind, VerdictWord
from verdicts.store.rules import Row, month, not_negative, one_of, parent, unique
from verdicts.store.types import Exactly, Micro, Moment


class ReviewerRow(Row, table=True):
    """A persona; `place` is its order in every chart. One that is retired writes no new takes; its old ones stay."""

    __table_args__ = (
        CheckConstraint("place >= 1", "place_from_one"),
        unique("reviewer", "key"),
        unique("reviewer", "place"),
    )
    id: int | None = Field(default=None, primary_key=True)
    key: str
    name: str
    question: str
    place: int
    accent: str
    retired_at: datetime | None = Field(default=None, sa_type=Moment)


class ToolRow(Row, table=True):
    """A tool with its pricing and links; `edited_by` tells by what means it was last changed."""

    __table_args__ = (
        CheckConstraint("length(slug) BETWEEN 1 AND 100", "slug_length"),
        CheckConstraint("'-' || slug || '-' NOT LIKE '%-vs-%'", "slug_without_vs"),
        CheckConstraint("(entry_currency IS NULL) = (entry_unit IS NULL)", "entry_whole"),
        CheckConstraint("entry_unit IS NOT NULL OR entry_amount IS NULL", "entry_has_unit"),
        one_of("pricing_kind", PricingKind),
        one_of("edited_by", Editor),
        not_negative("entry_amount"),
        month("entry_as_of"),
        unique("tool", "slug"),
    )
    id: int | None = Field(default=None, primary_key=True)
    slug: str
    name: str
    short_name: str
    maker: str
    tagline: str
    category: str
    description: str
    best_for: str
    pricing_kind: str
    pricing_summary: str
    entry_amount: Decimal | None = Field(default=None, sa_type=Micro)
    entry_currency: str | None
    entry_unit: str | None
    entry_source: str | None
    entry_as_of: str | None
    license: str | None
    licence_family: str | None
    home: str | None
    docs: str | None
    repo: str | None
    published_on: date
    panel_on: date | None
    edited_by: str
    retired_at: datetime | None = Field(default=None, sa_type=Moment)


class FactRow(Row, table=True):
    """A sourced value; `value` keeps number and text apart."""

    __table_args__ = (one_of("kind", FactKind), month("as_of"), unique("fact", "tool_id", "label"))
    id: int | None = Field(default=None, primary_key=True)
    tool_id: int = parent("tool.id", "CASCADE")
    position: int
    label: str
    value: Any = Field(sa_type=Exactly, nullable=False)
    unit: str | None
    source: str
    as_of: str
    dated: bool
    kind: str | None


class PriceRow(Row, table=True):
    """A sourced price."""

    __table_args__ = (
        one_of("meter", Meter),
        not_negative("amount"),
        not_negative("tier_from"),
        month("as_of"),
        unique("price", "tool_id", "position"),
    )
    id: int | None = Field(default=None, primary_key=True)
    tool_id: int = parent("tool.id", "CASCADE")
    position: int
    meter: str
    plan: str | None
    amount: Decimal = Field(sa_type=Micro)
    currency: str
    per: str
    tier_from: Decimal | None = Field(default=None, sa_type=Micro)
    source: str
    as_of: str


class TakeRow(Row, table=True):
    """One reviewer's score and text on one tool. `drafting` is JSON: the models, and who changed how much."""

    __table_args__ = (
        CheckConstraint("score BETWEEN 0 AND 100", "score_range"),
        CheckConstraint(f"(verdict = 'ship') = (score >= {SHIP_LINE})", "verdict_follows_score"),
        one_of("verdict", VerdictWord),
        one_of("origin", Origin),
        unique("take", "tool_id", "reviewer_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    tool_id: int = parent("tool.id", "CASCADE")
    reviewer_id: int = parent("reviewer.id", "RESTRICT", index=True)
    position: int
    score: int
    verdict: str
    text: str
    origin: str
    drafting: str | None = None
    dated_on: date


class RevisionRow(Row, table=True):
    """What a tool looked like after a change. A tool with a history cannot be deleted.

    `author` is what the editor was called then, absent for an import; `reason` is the editor's own word for it.
    """

    __table_args__ = (
        CheckConstraint("number >= 1", "number_from_one"),
        one_of("made_by", Editor),
        unique("revision", "tool_id", "number"),
    )
    id: int | None = Field(default=None, primary_key=True)
    tool_id: int = parent("tool.id", "RESTRICT")
    number: int
    made_at: datetime = Field(sa_type=Moment)
    made_by: str
    author: str | None = None
    reason: str = Field(default="", sa_column_kwargs={"server_default": ""})
    document: Any = Field(sa_type=JSON, nullable=False)


class RenamedSlugRow(Row, table=True):
    """An old slug that leads to the tool it belonged to."""

    slug: str = Field(primary_key=True)
    tool_id: int = parent("tool.id", "CASCADE", index=True)


class MergedToolRow(Row, table=True):
    """A tool that turned out to be another one: its address leads there, its row and history stay for the desk."""

    __table_args__ = (CheckConstraint("tool_id <> into_id", "into_another"),)
    tool_id: int = Field(primary_key=True, foreign_key="tool.id", ondelete="RESTRICT")
    into_id: int = parent("tool.id", "RESTRICT", index=True)
    at: datetime = Field(sa_type=Moment)


class CatalogueStateRow(Row, table=True):
    """The single row that counts changes to the catalogue."""

    __table_args__ = (CheckConstraint("id = 1", "single_row"), not_negative("revision"))
    id: int = Field(primary_key=True)
    revision: int


def _table(name: str) -> Table:
    return Row.metadata.tables[name]


reviewer, tool, fact, price = _table("reviewer"), _table("tool"), _table("fact"), _table("price")
take, revision, renamed_slug = _table("take"), _table("revision"), _table("renamed_slug")
merged_tool, catalogue_state = _table("merged_tool"), _table("catalogue_state")
