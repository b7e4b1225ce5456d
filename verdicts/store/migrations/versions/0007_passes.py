"""Passes: keys that the operator gives to programs, and money held for their calls."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; nobody has a key yet."""
    _passes()
    _holds()


def _passes() -> None:
    op.create_table(
        "pass",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("name", "digest")),
        sa.Column("budget", sa.BigInteger(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("currency", "per", "pools")),
        sa.Column("spent", sa.BigInteger(), nullable=False),
        sa.Column("span", sa.String(), nullable=False),
        *(sa.Column(f"{what}_at", sa.DateTime(timezone=True), nullable=what != "made") for what in MOMENTS),
        sa.PrimaryKeyConstraint("id", name="pk_pass"),
        *(sa.CheckConstraint(rule, name=op.f(f"ck_pass_{what}")) for what, rule in CHECKS.items()),
    )
    for name in ("name", "digest"):
        op.create_index(f"uq_pass_{name}", "pass", [name], unique=True)


def _holds() -> None:
    op.create_table(
        "hold",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "pass_id",
            sa.Integer(),
            sa.ForeignKey("pass.id", name="fk_hold_pass_id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_hold"),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_hold_amount_not_negative")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_hold_pass_id", "hold", ["pass_id"])


OWNER = sa.ForeignKey("pass.id", name="fk_hold_pass_id", ondelete="CASCADE")
MOMENTS = ("made", "used", "revoked")
CHECKS = {
    "digest_is_a_digest": "length(digest) = 64",
    "per_known": "per IN ('ever', 'day', 'month')",
    "budget_not_negative": "budget >= 0",
    "spent_not_negative": "spent >= 0",
}
