"""Drafted panels: runs of a pool of models over a tool's reviewers, and what each gave."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

CHECKS = {
    "panel_run": {
        "mode_known": "mode IN ('best-of', 'merge', 'debate')",
        "state_known": "state IN ('running', 'done', 'failed', 'cancelled', 'unfinished')",
        "ends_once": "(state = 'running') = (ended IS NULL)",
        "pool_is_short": "length(pool) BETWEEN 1 AND 200",
        "currency_is_a_code": "length(currency) = 3",
        "cost_not_negative": "cost >= 0",
        "estimate_is_a_range": "low BETWEEN 0 AND high",
        "wall_not_negative": "wall >= 0",
        "report_is_bounded": "length(report) <= 200000",
    },
    "take_draft": {
        "state_known": "state IN ('waiting', 'drafted', 'unfused', 'none')",
        "score_range": "score BETWEEN 0 AND 100",
        "score_where_drafted": "(score IS NULL) = (state IN ('waiting', 'none'))",
        "text_where_drafted": "(length(text) > 0) = (state = 'drafted')",
        "none_says_why": "state NOT IN ('none', 'unfused') OR length(words) > 0",
        "text_is_bounded": "length(text) <= 8000",
        "words_are_bounded": "length(words) <= 4000",
        "cost_not_negative": "cost >= 0",
        "wall_not_negative": "wall >= 0",
        "report_is_bounded": "length(report) <= 200000",
    },
}


def upgrade() -> None:
    """Make the tables; nothing is drafted yet."""
    _table(
        "panel_run", _key("panel_run", "tool_id", "tool.id", "CASCADE"), *_texts("pool", "mode", "state"),
        *_moments("began", "beat"), sa.Column("ended", sa.DateTime(timezone=True)), *_money("low", "high", "cost"),
        *_texts("currency"), _wall(), *_texts("report"),
    )  # fmt: skip
    op.create_index("ix_panel_run_tool_id", "panel_run", ["tool_id"])
    op.create_index("ix_panel_run_state", "panel_run", ["state"])
    _table(
        "take_draft", _key("take_draft", "run_id", "panel_run.id", "CASCADE"),
        _key("take_draft", "reviewer_id", "reviewer.id", "RESTRICT"), *_texts("state"),
        sa.Column("score", sa.Integer()), *_texts("text", "words"), *_money("cost"), _wall(), *_texts("report"),
    )  # fmt: skip
    op.create_index("uq_take_draft_run_id_reviewer_id", "take_draft", ["run_id", "reviewer_id"], unique=True)
    op.create_index("ix_take_draft_reviewer_id", "take_draft", ["reviewer_id"])


def _table(name: str, *columns: sa.Column[Any]) -> None:
    checks = [sa.CheckConstraint(rule, name=op.f(f"ck_{name}_{what}")) for what, rule in CHECKS[name].items()]
    key = sa.PrimaryKeyConstraint("id", name=f"pk_{name}")
    own = sa.Column("id", sa.Integer(), nullable=False)
    op.create_table(name, own, *columns, key, *checks, sqlite_autoincrement=name == "panel_run")


def _key(table: str, column: str, of: str, on_delete: str) -> sa.Column[Any]:
    key = sa.ForeignKey(of, name=f"fk_{table}_{column}", ondelete=on_delete)
    return sa.Column(column, sa.Integer(), key, nullable=False)


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _moments(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.DateTime(timezone=True), nullable=False) for name in names]


def _money(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.BigInteger(), nullable=False) for name in names]


def _wall() -> sa.Column[Any]:
    return sa.Column("wall", sa.Float(), nullable=False)
