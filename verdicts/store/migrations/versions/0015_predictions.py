"""The prediction ledger: claims of takes, as published, and what came of them."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

PREDICTION = {
    "chance_range": "chance BETWEEN 1 AND 99",
    "text_is_a_line": "length(text) BETWEEN 1 AND 400",
}
RESOLUTION = {
    "number_from_one": "number >= 1",
    "outcome_known": "outcome IN ('true', 'false', 'void', 'open')",
    "told_with_a_source": "(outcome IN ('true', 'false')) = (source IS NOT NULL)",
    "void_with_a_reason": "outcome <> 'void' OR length(note) > 0",
    "note_is_a_line": "length(note) <= 400",
}


def upgrade() -> None:
    """Nobody has claimed anything yet."""
    op.add_column("take", sa.Column("claims", sa.String(), nullable=True))
    _predictions()
    _resolutions()


def _predictions() -> None:
    op.create_table(
        "prediction",
        sa.Column("id", sa.Integer(), nullable=False),
        _to("tool", "prediction"),
        _to("reviewer", "prediction"),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("by", sa.Date(), nullable=False),
        sa.Column("chance", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_prediction"),
        *_checks("prediction", PREDICTION),
    )
    whole = ["tool_id", "reviewer_id", "by", "text"]
    op.create_index("uq_prediction_tool_id_reviewer_id_by_text", "prediction", whole, unique=True)
    op.create_index("ix_prediction_reviewer_id", "prediction", ["reviewer_id"])


def _resolutions() -> None:
    op.create_table(
        "resolution",
        sa.Column("id", sa.Integer(), nullable=False),
        _to("prediction", "resolution"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_resolution"),
        *_checks("resolution", RESOLUTION),
    )
    op.create_index("uq_resolution_prediction_id_number", "resolution", ["prediction_id", "number"], unique=True)


def _to(what: str, of: str) -> sa.Column[int]:
    key = sa.ForeignKey(f"{what}.id", name=f"fk_{of}_{what}_id", ondelete="RESTRICT")
    return sa.Column(f"{what}_id", sa.Integer(), key, nullable=False)


def _checks(table: str, rules: dict[str, str]) -> list[sa.CheckConstraint]:
    return [sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{what}")) for what, rule in rules.items()]
