"""Weights that people keep for themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody kept any yet."""
    op.create_table(
        "kept_weights",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("setting", sa.String(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("account_id", name="pk_kept_weights"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], ondelete="CASCADE", name=op.f("fk_kept_weights_account_id")
        ),
        sa.CheckConstraint("length(setting) <= 2000", name=op.f("ck_kept_weights_setting_is_short")),
    )
