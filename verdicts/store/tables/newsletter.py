"""The tables of the weekly mail."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index
from sqlmodel import Field

from verdicts.domain.newsletter.issues import DeliveryState, IssueState
from verdicts.domain.newsletter.subscribers import SubscriberState
from verdicts.store.rules import Row, not_negative, one_of, parent, unique
from verdicts.store.types import Moment


class SubscriberRow(Row, table=True):
    """An address; it is forgotten where it was not confirmed or left, and only its digest and counts stay.

    `token` is the digest of the newest link that a form caused: it confirms, and later opens what was chosen.
    """

    __table_args__ = (
        one_of("state", SubscriberState),
        not_negative("mails"),
        not_negative("bounces"),
        CheckConstraint("state IN ('pending', 'left') OR address IS NOT NULL", "mailed_where_known"),
        CheckConstraint("length(address) <= 254", "address_is_bounded"),
        unique("subscriber", "digest"),
        unique("subscriber", "token"),
        Index("ix_subscriber_state", "state"),
    )
    id: int | None = Field(default=None, primary_key=True)
    digest: str
    address: str | None = None
    state: str
    interests: Any = Field(sa_type=JSON, nullable=False)
    token: str | None = None
    mails: int
    mailed_at: datetime | None = Field(default=None, sa_type=Moment)
    bounces: int
    made_at: datetime = Field(sa_type=Moment)
    confirmed_at: datetime | None = Field(default=None, sa_type=Moment)
    left_at: datetime | None = Field(default=None, sa_type=Moment)


class IssueRow(Row, table=True):
    """One weekly mail; its content stays as it was drafted. `sender` sends it and says so at `beat_at`."""

    __table_args__ = (
        one_of("state", IssueState),
        CheckConstraint("(state IN ('draft', 'empty')) = (began_at IS NULL)", "began_where_sent"),
        CheckConstraint("since < until", "since_before_until"),
        unique("issue", "week"),
    )
    id: int | None = Field(default=None, primary_key=True)
    week: str
    state: str
    since: datetime = Field(sa_type=Moment)
    until: datetime = Field(sa_type=Moment)
    content: Any = Field(sa_type=JSON, nullable=False)
    began_at: datetime | None = Field(default=None, sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    said: str
    sender: str
    beat_at: datetime | None = Field(default=None, sa_type=Moment)


class DeliveryRow(Row, table=True):
    """One issue to one subscriber, never twice. `token` is the digest of the link within; `said` a server's code.

    `closed_at` is when somebody decided that one of which no answer was seen stays as it is.
    """

    __table_args__ = (
        one_of("state", DeliveryState),
        not_negative("attempts"),
        unique("delivery", "issue_id", "subscriber_id"),
        unique("delivery", "token"),
        Index("ix_delivery_due", "issue_id", "state", "due_at"),
    )
    id: int | None = Field(default=None, primary_key=True)
    issue_id: int = parent("issue.id", "RESTRICT")
    subscriber_id: int = parent("subscriber.id", "CASCADE", index=True)
    state: str
    attempts: int
    due_at: datetime = Field(sa_type=Moment)
    at: datetime = Field(sa_type=Moment)
    token: str | None = None
    said: str
    closed_at: datetime | None = Field(default=None, sa_type=Moment)


subscriber, issue, delivery = (Row.metadata.tables[name] for name in ("subscriber", "issue", "delivery"))
