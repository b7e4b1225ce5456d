"""What a reader removed or moved last, to be undone."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

CHECKS = {"reader_is_a_key": "length(reader) = 32", "key_is_short": "length(key) = 12"}


def upgrade() -> None:
    """Make the table; nothing was changed yet."""
    checks = [sa.CheckConstraint(rule, name=op.f(f"ck_last_change_{what}")) for what, rule in CHECKS.items()]
    texts = [sa.Column(name, sa.String(), nullable=False) for name in ("reader", "key", "what")]
    moment = sa.Column("at", sa.DateTime(timezone=True), nullable=False)
    key = sa.PrimaryKeyConstraint("reader", name="pk_last_change")
    op.create_table("last_change", *texts, moment, key, *checks)
    op.create_index("ix_last_change_at", "last_change", ["at"])
