"""Corrections that readers send."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

CHECKS = {
    "ruling_known": "ruling IN ('open', 'accepted', 'declined', 'spam')",
    "closed_where_ruled": "(ruling = 'open') = (closed_at IS NULL)",
    "answered_where_it_matters": "(ruling IN ('accepted', 'declined')) = (answer <> '')",
    "says_what_is_wrong": "wrong <> ''",
    "wrong_is_bounded": "length(wrong) <= 1000",
    "right_is_bounded": 'length("right") <= 1000',
    "source_is_bounded": "length(source) <= 2000",
    "answer_is_bounded": "length(answer) <= 400",
}


def upgrade() -> None:
    """Nothing was reported yet."""
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        _number("tool_id", "tool.id", "CASCADE", nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("fact", "read", "wrong", "right", "source")),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("ruling", "answer", "reads")),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        _number("closed_by", "account.id", "SET NULL", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_correction"),
        *(sa.CheckConstraint(rule, name=op.f(f"ck_correction_{what}")) for what, rule in CHECKS.items()),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_correction_ruling", "correction", ["ruling", "at"])
    op.create_index("ix_correction_tool_id", "correction", ["tool_id"])
    op.create_index("ix_correction_closed_by", "correction", ["closed_by"])


def _number(name: str, parent: str, on_delete: str, *, nullable: bool) -> sa.Column[int]:
    key = sa.ForeignKey(parent, name=f"fk_correction_{name}", ondelete=on_delete)
    return sa.Column(name, sa.Integer(), key, nullable=nullable)
