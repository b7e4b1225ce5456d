"""Revisions that judged anew are marked, and found by their moment; working copies are published at a moment."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

CHECKS = {"version_from_one": "version >= 1", "reason_is_short": "length(reason) <= 400"}


def upgrade() -> None:
    """Mark the revisions that there are; nothing is scheduled."""
    op.add_column("revision", sa.Column("judged", sa.Boolean(), nullable=False, server_default=sa.false()))
    _mark(op.get_bind())
    op.create_index("ix_revision_judged", "revision", ["tool_id", "judged", "number"])
    op.create_index("ix_revision_made_at", "revision", ["tool_id", "made_at", "number"])
    copy = sa.ForeignKey("working_copy.id", name="fk_schedule_copy_id", ondelete="CASCADE")
    by = sa.ForeignKey("account.id", name="fk_schedule_set_by", ondelete="SET NULL")
    op.create_table(
        "schedule",
        sa.Column("copy_id", sa.Integer(), copy, nullable=False, autoincrement=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by", sa.Integer(), by),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("copy_id", name="pk_schedule"),
        *(sa.CheckConstraint(rule, name=op.f(f"ck_schedule_{what}")) for what, rule in CHECKS.items()),
    )
    op.create_index("ix_schedule_due_at", "schedule", ["due_at"])
    op.create_index("ix_schedule_set_by", "schedule", ["set_by"])


def _mark(conn: Any) -> None:
    """The first revision of each tool, and those whose scores differ from the one before; a tool at a time."""
    for (tool,) in conn.execute(sa.text("SELECT id FROM tool")).all():
        query = sa.text("SELECT id, document FROM revision WHERE tool_id = :tool ORDER BY number")
        before: Any = None
        for number, document in conn.execute(query, {"tool": tool}).all():
            scores = _scores(document)
            if scores != before:
                conn.execute(sa.text("UPDATE revision SET judged = true WHERE id = :id"), {"id": number})
            before = scores


def _scores(document: Any) -> dict[str, int]:
    """SQLite hands the JSON over as text."""
    panel: list[dict[str, Any]] = (json.loads(document) if isinstance(document, str) else document).get("panel") or []
    return {take["reviewer"]: take["score"] for take in panel}
