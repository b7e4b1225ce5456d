"""What came along with signing in, until a page has said it; and when a shelf's link was made."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two columns that may be empty."""
    op.add_column("session", sa.Column("along", sa.String(), nullable=True))
    op.add_column("shelf", sa.Column("shared_at", sa.DateTime(timezone=True), nullable=True))
