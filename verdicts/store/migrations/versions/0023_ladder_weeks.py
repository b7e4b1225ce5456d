"""The ladders of weeks gone by."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No week is kept yet; the ladders are computed anew, so that the present one is."""
    op.create_table(
        "ladder_week",
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("week", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("picks", sa.Integer(), nullable=False),
        sa.Column("readers", sa.Integer(), nullable=False),
        sa.Column("rungs", sa.JSON(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("category", "week", name="pk_ladder_week"),
        sa.CheckConstraint("readers BETWEEN 1 AND picks", name=op.f("ck_ladder_week_readers_have_picks")),
    )
    op.execute("UPDATE ladder_state SET votes = 0")
