"""The tables of link checks: what was found at each address that the catalogue names, and who is checking."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from verdicts.domain.links import LinkState
from verdicts.store.rules import Row, one_of
from verdicts.store.types import Moment


class LinkCheckRow(Row, table=True):
    """The newest check of one address. `key` is the SHA-256 of the address, which is too long for an index."""

    __table_args__ = (
        one_of("state", LinkState),
        CheckConstraint("length(key) = 64", "key_is_a_digest"),
        CheckConstraint("length(words) <= 400", "words_are_bounded"),
        CheckConstraint("(state = 'fine') = (since IS NULL)", "since_where_not_fine"),
        CheckConstraint("(state = 'moved') = (length(moved_to) > 0)", "moved_somewhere"),
        Index("ix_link_check_checked_at", "checked_at"),
    )
    key: str = Field(primary_key=True)
    url: str
    state: str
    status: int | None
    words: str
    moved_to: str
    checked_at: datetime = Field(sa_type=Moment)
    since: datetime | None = Field(default=None, sa_type=Moment)


class LinkRoundRow(Row, table=True):
    """The single row by which one process at a time checks links: until when it may."""

    __table_args__ = (CheckConstraint("id = 1", "single_row"),)
    id: int = Field(primary_key=True)
    claimed_until: datetime | None = Field(default=None, sa_type=Moment)


link_check, link_round = Row.metadata.tables["link_check"], Row.metadata.tables["link_round"]
