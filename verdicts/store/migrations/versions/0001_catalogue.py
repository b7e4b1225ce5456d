"""The catalogue: reviewers, tools, facts, prices, takes, revisions, old slugs and the count of changes."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

CHECKS = {
    "reviewer": {"place_from_one": "place >= 1"},
    "tool": {
        "slug_length": "length(slug) BETWEEN 1 AND 100",
        "slug_without_vs": "'-' || slug || '-' NOT LIKE '%-vs-%'",
        "entry_whole": "(entry_currency IS NULL) = (entry_unit IS NULL)",
        "entry_has_unit": "entry_unit IS NOT NULL OR entry_amount IS NULL",
        "pricing_kind_known": "pricing_kind IN ('free', 'freemium', 'paid', 'usage')",
        "edited_by_known": "edited_by IN ('import', 'desk')",
        "entry_amount_not_negative": "entry_amount >= 0",
        "entry_as_of_is_a_month": "length(entry_as_of) = 7",
    },
    "fact": {
        "kind_known": "kind IN ('observed', 'vendor claim', 'editorial')",
        "as_of_is_a_month": "length(as_of) = 7",
    },
    "price": {
        "meter_known": "meter IN ('input', 'cached-input', 'output', 'seat', 'gpu-hour', 'flat')",
        "amount_not_negative": "amount >= 0",
        "tier_from_not_negative": "tier_from >= 0",
        "as_of_is_a_month": "length(as_of) = 7",
    },
    "take": {
        "score_range": "score BETWEEN 0 AND 100",
        "verdict_follows_score": "(verdict = 'ship') = (score >= 60)",
        "verdict_known": "verdict IN ('ship', 'skip')",
        "origin_known": "origin IN ('human', 'model-drafted', 'sample')",
    },
    "revision": {"number_from_one": "number >= 1", "made_by_known": "made_by IN ('import', 'desk')"},
    "catalogue_state": {"single_row": "id = 1", "revision_not_negative": "revision >= 0"},
}
UNIQUE = [
    ("reviewer", "key"),
    ("reviewer", "place"),
    ("tool", "slug"),
    ("fact", "tool_id", "label"),
    ("price", "tool_id", "position"),
    ("take", "tool_id", "reviewer_id"),
    ("revision", "tool_id", "number"),
]


def upgrade() -> None:
    """Make the tables, their rules and the single row of state."""
    _table("reviewer", *_texts("key", "name", "question", "accent"), _number("place"))
    _tool()
    _facts_and_prices()
    _table(
        "take", _parent("take", "tool", "CASCADE"), _parent("take", "reviewer", "RESTRICT"), _number("position"),
        _number("score"), *_texts("verdict", "text", "origin"), sa.Column("dated_on", sa.Date(), nullable=False),
    )  # fmt: skip
    _table(
        "revision", _parent("revision", "tool", "RESTRICT"), _number("number"), *_texts("made_by"),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
    )  # fmt: skip
    _old_slugs()
    _table("catalogue_state", _number("revision"))
    _indexes()
    op.execute("INSERT INTO catalogue_state (id, revision) VALUES (1, 0)")


def _facts_and_prices() -> None:
    _table(
        "fact", _parent("fact", "tool", "CASCADE"), _number("position"), *_texts("label", "source", "as_of"),
        sa.Column("value", sa.Text(), nullable=False), sa.Column("dated", sa.Boolean(), nullable=False),
        *_texts("unit", "kind", nullable=True),
    )  # fmt: skip
    _table(
        "price", _parent("price", "tool", "CASCADE"), _number("position"),
        *_texts("meter", "currency", "per", "source", "as_of"), *_texts("plan", nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=False), sa.Column("tier_from", sa.BigInteger()),
    )  # fmt: skip


def _tool() -> None:
    needed = _texts("slug", "name", "short_name", "maker", "tagline", "category", "description", "best_for")
    pricing = _texts("pricing_kind", "pricing_summary", "edited_by")
    optional = _texts(
        "entry_currency", "entry_unit", "entry_source", "entry_as_of",
        "license", "licence_family", "home", "docs", "repo", nullable=True,
    )  # fmt: skip
    _table(
        "tool", *needed, *pricing, *optional, sa.Column("entry_amount", sa.BigInteger()),
        sa.Column("published_on", sa.Date(), nullable=False), sa.Column("panel_on", sa.Date()),
        sa.Column("retired_at", sa.DateTime(timezone=True)),
    )  # fmt: skip


def _old_slugs() -> None:
    op.create_table(
        "renamed_slug",
        *_texts("slug"),
        _parent("renamed_slug", "tool", "CASCADE"),
        sa.PrimaryKeyConstraint("slug", name="pk_renamed_slug"),
    )


def _indexes() -> None:
    for table, *columns in UNIQUE:
        op.create_index(f"uq_{table}_{'_'.join(columns)}", table, list(columns), unique=True)
    op.create_index("ix_take_reviewer_id", "take", ["reviewer_id"])
    op.create_index("ix_renamed_slug_tool_id", "renamed_slug", ["tool_id"])


def _table(name: str, *columns: sa.Column[Any]) -> None:
    checks = [sa.CheckConstraint(rule, name=op.f(f"ck_{name}_{what}")) for what, rule in CHECKS[name].items()]
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        *checks,
    )


def _texts(*names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.String(), nullable=nullable) for name in names]


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _parent(child: str, parent: str, on_delete: str) -> sa.Column[Any]:
    key = sa.ForeignKey(f"{parent}.id", name=f"fk_{child}_{parent}_id", ondelete=on_delete)
    return sa.Column(f"{parent}_id", sa.Integer(), key, nullable=False)
