"""Letters that may or may not have arrived: an editor may let them be."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody has decided about one yet."""
    op.add_column("delivery", sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True))
