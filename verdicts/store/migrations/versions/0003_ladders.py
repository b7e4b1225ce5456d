"""Ladders: the newest one of all tools and of each category."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

CHECKS = {
    "ladder_state": {
        "single_row": "id = 1",
        "votes_not_negative": "votes >= 0",
        "revision_not_negative": "revision >= 0",
    },
    "ladder": {
        "readers_have_picks": "readers BETWEEN 0 AND picks",
        "picks_have_readers": "(picks = 0) = (readers = 0)",
    },
    "rung": {
        "rank_from_one": "rank >= 1",
        "picks_from_one": "picks >= 1",
        "within_its_bounds": "low <= strength AND strength <= high",
    },
}


def upgrade() -> None:
    """Make the tables; nothing is computed yet."""
    op.create_table(
        "ladder_state", *_numbers("id", "votes", "revision"),
        sa.Column("computed_at", sa.DateTime(timezone=True)), sa.Column("claimed_at", sa.DateTime(timezone=True)),
        *_rules("ladder_state", "id"),
    )  # fmt: skip
    op.create_table("ladder", _category(), *_numbers("picks", "readers"), *_rules("ladder", "category"))
    op.create_table(
        "rung", _category(sa.ForeignKey("ladder.category", name="fk_rung_category", ondelete="CASCADE")),
        sa.Column("tool_id", sa.Integer(), sa.ForeignKey("tool.id", name="fk_rung_tool_id", ondelete="CASCADE"),
                  nullable=False),
        *_numbers("rank"), *(sa.Column(name, sa.Float(), nullable=False) for name in ("strength", "low", "high")),
        *_numbers("picks"), *_rules("rung", "category", "tool_id"),
    )  # fmt: skip
    op.create_index("ix_rung_tool_id", "rung", ["tool_id"])
    op.execute("INSERT INTO ladder_state (id, votes, revision) VALUES (1, 0, 0)")


def _category(*keys: sa.ForeignKey) -> sa.Column[str]:
    return sa.Column("category", sa.String(), *keys, nullable=False)


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _rules(table: str, *keys: str) -> list[sa.Constraint]:
    checks = [sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{what}")) for what, rule in CHECKS[table].items()]
    return [sa.PrimaryKeyConstraint(*keys, name=f"pk_{table}"), *checks]
