"""The desk: working copies, who made a revision and why, who drafted a take, and what an editor is called."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

CHECKS = {
    "version_from_one": "version >= 1",
    "base_not_negative": "base >= 0",
    "base_where_a_tool": "(tool_id IS NULL) = (base = 0)",
    "cells_are_bounded": "length(cells) <= 2000000",
}


def upgrade() -> None:
    """Nothing is being changed yet; what was published before has no author and was drafted by nobody."""
    op.add_column("account", sa.Column("byline", sa.String(), nullable=True))
    op.add_column("revision", sa.Column("author", sa.String(), nullable=True))
    op.add_column("revision", sa.Column("reason", sa.String(), nullable=False, server_default=""))
    op.add_column("take", sa.Column("drafting", sa.String(), nullable=True))
    _working_copies()


def _working_copies() -> None:
    """Texts as typed, one copy a tool."""
    op.create_table(
        "working_copy",
        sa.Column("id", sa.Integer(), nullable=False),
        _key("tool_id", "tool.id", "CASCADE"),
        sa.Column("cells", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        _key("changed_by", "account.id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_working_copy"),
        *(sa.CheckConstraint(rule, name=op.f(f"ck_working_copy_{what}")) for what, rule in CHECKS.items()),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_working_copy_tool_id", "working_copy", ["tool_id"], unique=True)
    op.create_index("ix_working_copy_changed_at", "working_copy", ["changed_at"])
    op.create_index("ix_working_copy_changed_by", "working_copy", ["changed_by"])


def _key(column: str, of: str, on_delete: str) -> "sa.Column[int]":
    key = sa.ForeignKey(of, name=f"fk_working_copy_{column}", ondelete=on_delete)
    return sa.Column(column, sa.Integer(), key)
