"""Upkeep of the catalogue: files that editors bring, and what was found at the addresses that it names."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing was brought or checked yet."""
    _intake()
    _links()


def _intake() -> None:
    editor = sa.ForeignKey("account.id", name="fk_intake_account_id", ondelete="CASCADE")
    op.create_table(
        "intake",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), editor, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("brought_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_intake"),
        _check("intake", "data_is_bounded", "length(data) <= 2000000"),
        _check("intake", "name_is_short", "length(name) <= 80"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_intake_account_id", "intake", ["account_id"])


def _links() -> None:
    op.create_table(
        "link_check",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("key", "url", "state")),
        sa.Column("status", sa.Integer()),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("words", "moved_to")),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("key", name="pk_link_check"),
        _check("link_check", "state_known", "state IN ('fine', 'moved', 'broken', 'unreachable')"),
        _check("link_check", "key_is_a_digest", "length(key) = 64"),
        _check("link_check", "words_are_bounded", "length(words) <= 400"),
        _check("link_check", "since_where_not_fine", "(state = 'fine') = (since IS NULL)"),
        _check("link_check", "moved_somewhere", "(state = 'moved') = (length(moved_to) > 0)"),
    )
    op.create_index("ix_link_check_checked_at", "link_check", ["checked_at"])
    _round()


def _round() -> None:
    op.create_table(
        "link_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_link_round"),
        _check("link_round", "single_row", "id = 1"),
    )
    op.execute("INSERT INTO link_round (id) VALUES (1)")


def _check(table: str, what: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{what}"))
