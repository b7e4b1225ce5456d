"""Subscribers, issues and deliveries of the weekly mail."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0016"
branch_labels = None
depends_on = None

CHECKS = {
    "subscriber": {
        "state_known": "state IN ('pending', 'active', 'paused', 'left')",
        "mails_not_negative": "mails >= 0",
        "bounces_not_negative": "bounces >= 0",
        "mailed_where_known": "state IN ('pending', 'left') OR address IS NOT NULL",
        "address_is_bounded": "length(address) <= 254",
    },
    "issue": {
        "state_known": "state IN ('draft', 'empty', 'sending', 'stopped', 'sent')",
        "began_where_sent": "(state IN ('draft', 'empty')) = (began_at IS NULL)",
        "since_before_until": "since < until",
    },
    "delivery": {
        "state_known": "state IN ('pending', 'processing', 'delivered', 'refused', 'bounced')",
        "attempts_not_negative": "attempts >= 0",
    },
}


UNIQUE = (
    ("subscriber", "digest"), ("subscriber", "token"), ("issue", "week"),
    ("delivery", "issue_id", "subscriber_id"), ("delivery", "token"),
)  # fmt: skip


def upgrade() -> None:
    """Nobody has subscribed yet."""
    _subscriber()
    _issue()
    _delivery()
    for table, *columns in UNIQUE:
        op.create_index(f"uq_{table}_{'_'.join(columns)}", table, columns, unique=True)
    op.create_index("ix_subscriber_state", "subscriber", ["state"])
    op.create_index("ix_delivery_due", "delivery", ["issue_id", "state", "due_at"])
    op.create_index("ix_delivery_subscriber_id", "delivery", ["subscriber_id"])


def _subscriber() -> None:
    _table(
        "subscriber",
        *(_text(name) for name in ("digest", "state")),
        *(sa.Column(name, sa.String(), nullable=True) for name in ("address", "token")),
        sa.Column("interests", sa.JSON(), nullable=False),
        *(_number(name) for name in ("mails", "bounces")),
        _moment("made_at"),
        *(_moment(name, nullable=True) for name in ("mailed_at", "confirmed_at", "left_at")),
    )


def _issue() -> None:
    _table(
        "issue",
        *(_text(name) for name in ("week", "state", "said", "sender")),
        *(_moment(name) for name in ("since", "until")),
        sa.Column("content", sa.JSON(), nullable=False),
        *(_moment(name, nullable=True) for name in ("began_at", "ended_at", "beat_at")),
    )


def _delivery() -> None:
    _table(
        "delivery",
        _parent("issue_id", "issue.id", "RESTRICT"),
        _parent("subscriber_id", "subscriber.id", "CASCADE"),
        *(_text(name) for name in ("state", "said")),
        _number("attempts"),
        *(_moment(name) for name in ("due_at", "at")),
        sa.Column("token", sa.String(), nullable=True),
    )


def _table(name: str, *columns: sa.Column[Any]) -> None:
    checks = (sa.CheckConstraint(rule, name=op.f(f"ck_{name}_{what}")) for what, rule in CHECKS[name].items())
    key = sa.PrimaryKeyConstraint("id", name=f"pk_{name}")
    op.create_table(name, sa.Column("id", sa.Integer(), nullable=False), *columns, key, *checks)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _moment(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _parent(name: str, parent: str, on_delete: str) -> sa.Column[int]:
    key = sa.ForeignKey(parent, name=f"fk_delivery_{name}", ondelete=on_delete)
    return sa.Column(name, sa.Integer(), key, nullable=False)
