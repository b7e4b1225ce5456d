"""Panels drafted from the desk: a run belongs to a working copy, and holds the most that it may spend."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

CHECKS = {
    "copy_id_not_negative": "copy_id >= 0",
    "cap_not_negative": "cap >= 0",
    "of_a_tool_or_a_copy": "tool_id IS NOT NULL OR copy_id > 0",
    "the_desk_has_a_cap": "copy_id = 0 OR cap IS NOT NULL",
}


def upgrade() -> None:
    """What was drafted until now was no working copy's. SQLite builds the table anew; no number comes again."""
    with op.batch_alter_table("panel_run", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.alter_column("tool_id", existing_type=sa.Integer(), nullable=True)
        table.add_column(sa.Column("copy_id", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("cap", sa.BigInteger(), nullable=True))
        for name, rule in CHECKS.items():
            table.create_check_constraint(op.f(f"ck_panel_run_{name}"), rule)
    op.create_index("ix_panel_run_copy_id", "panel_run", ["copy_id"])
