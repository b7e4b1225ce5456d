"""Tools that were merged into another one, and reviewers that retired."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0010"
branch_labels = None
depends_on = None


def _tool(column: str) -> sa.ForeignKey:
    return sa.ForeignKey("tool.id", name=f"fk_merged_tool_{column}", ondelete="RESTRICT")


def upgrade() -> None:
    """Nothing was merged yet, and every reviewer is at work."""
    op.add_column("reviewer", sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "merged_tool",
        sa.Column("tool_id", sa.Integer(), _tool("tool_id"), nullable=False),
        sa.Column("into_id", sa.Integer(), _tool("into_id"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("tool_id", name="pk_merged_tool"),
        sa.CheckConstraint("tool_id <> into_id", name=op.f("ck_merged_tool_into_another")),
    )
    op.create_index("ix_merged_tool_into_id", "merged_tool", ["into_id"])
