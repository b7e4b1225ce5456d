"""The tables. Rules of the domain are CHECK constraints and unique indexes, so no code path can break them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar, get_args

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, MetaData, Table
from sqlmodel import Field, SQLModel

from verdicts.domain.panels import SHIP_LINE
from verdicts.domain.revisions import Editor
from verdicts.domain.tools import FactKind, Meter, Origin, PricingKind, VerdictWord
from verdicts.store.types import Micro, Moment


def _one_of(column: str, words: object) -> CheckConstraint:
    return CheckConstraint(f"{column} IN ({', '.join(repr(word) for word in get_args(words))})", f"{column}_known")


def _month(column: str) -> CheckConstraint:
    return CheckConstraint(f"length({column}) = 7", f"{column}_is_a_month")


def _not_negative(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} >= 0", f"{column}_not_negative")


def _unique(table: str, *columns: str) -> Index:
    return Index(f"uq_{table}_{'_'.join(columns)}", *columns, unique=True)


def _parent(column: str, on_delete: str) -> Any:
    return Field(sa_column_args=[ForeignKey(column, ondelete=on_delete)], index=column != "tool.id")


class Row(SQLModel):
    """Base of all tables: a metadata of our own, with named constraints."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
            "ix": "ix_%(table_name)s_%(column_0_name)s",
        }
    )


class ReviewerRow(Row, table=True):
    """A persona; `place` is its order in every chart."""

    __tablename__ = "reviewer"
    __table_args__ = (
        CheckConstraint("place >= 1", "place_from_one"),
        _unique("reviewer", "key"),
        _unique("reviewer", "place"),
    )
    id: int | None = Field(default=None, primary_key=True)
    key: str
    name: str
    question: str
    place: int
    accent: str


class ToolRow(Row, table=True):
    """A tool with its pricing and links; `edited_by` tells by what means it was last changed."""

    __tablename__ = "tool"
    __table_args__ = (
        CheckConstraint("length(slug) BETWEEN 1 AND 100", "slug_length"),
        CheckConstraint("'-' || slug || '-' NOT LIKE '%-vs-%'", "slug_without_vs"),
        CheckConstraint("(entry_currency IS NULL) = (entry_unit IS NULL)", "entry_whole"),
        CheckConstraint("entry_unit IS NOT NULL OR entry_amount IS NULL", "entry_has_unit"),
        _one_of("pricing_kind", PricingKind),
        _one_of("edited_by", Editor),
        _not_negative("entry_amount"),
        _month("entry_as_of"),
        _unique("tool", "slug"),
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

    __tablename__ = "fact"
    __table_args__ = (_one_of("kind", FactKind), _month("as_of"), _unique("fact", "tool_id", "label"))
    id: int | None = Field(default=None, primary_key=True)
    tool_id: int = _parent("tool.id", "CASCADE")
    position: int
    label: str
    value: Any = Field(sa_type=JSON, nullable=False)
    unit: str | None
    source: str
    as_of: str
    dated: bool
    kind: str | None


class PriceRow(Row, table=True):
    """A sourced price."""

    __tablename__ = "price"
    __table_args__ = (
        _one_of("meter", Meter),
        _not_negative("amount"),
        _not_negative("tier_from"),
        _month("as_of"),
        _unique("price", "tool_id", "position"),
    )
    id: int | None = Field(default=None, primary_key=True)
    tool_id: int = _parent("tool.id", "CASCADE")
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
    """One reviewer's score and text on one tool."""

    __tablename__ = "take"
    __table_args__ = (
        CheckConstraint("score BETWEEN 0 AND 100", "score_range"),
        CheckConstraint(f"(verdict = 'ship') = (score >= {SHIP_LINE})", "verdict_follows_score"),
        _one_of("verdict", VerdictWord),
        _one_of("origin", Origin),
        _unique("take", "tool_id", "reviewer_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    tool_id: int = _parent("tool.id", "CASCADE")
    reviewer_id: int = _parent("reviewer.id", "RESTRICT")
    position: int
    score: int
    verdict: str
    text: str
    origin: str
    dated_on: date


class RevisionRow(Row, table=True):
    """What a tool looked like after a change. A tool with a history cannot be deleted."""

    __tablename__ = "revision"
    __table_args__ = (
        CheckConstraint("number >= 1", "number_from_one"),
        _one_of("made_by", Editor),
        _unique("revision", "tool_id", "number"),
    )
    id: int | None = Field(default=None, primary_key=True)
    tool_id: int = _parent("tool.id", "RESTRICT")
    number: int
    made_at: datetime = Field(sa_type=Moment)
    made_by: str
    document: Any = Field(sa_type=JSON, nullable=False)


class RenamedSlugRow(Row, table=True):
    """An old slug that leads to the tool it belonged to."""

    __tablename__ = "renamed_slug"
    slug: str = Field(primary_key=True)
    tool_id: int = Field(sa_column_args=[ForeignKey("tool.id", ondelete="CASCADE")], index=True)


class CatalogueStateRow(Row, table=True):
    """The single row that counts changes to the catalogue."""

    __tablename__ = "catalogue_state"
    __table_args__ = (CheckConstraint("id = 1", "single_row"), _not_negative("revision"))
    id: int = Field(primary_key=True)
    revision: int


def _table(name: str) -> Table:
    return Row.metadata.tables[name]


reviewer, tool, fact, price = _table("reviewer"), _table("tool"), _table("fact"), _table("price")
take, revision, renamed_slug = _table("take"), _table("revision"), _table("renamed_slug")
catalogue_state = _table("catalogue_state")
