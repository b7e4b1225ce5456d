"""The table of files that editors brought to look at before anything is made of them. They are kept for an hour."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from verdicts.store.rules import Row, parent
from verdicts.store.types import Moment

LARGEST = 2_000_000  # bytes


class IntakeRow(Row, table=True):
    """A file as it came, in the database because any process may be asked for it next. It is its editor's alone."""

    __table_args__ = (
        CheckConstraint(f"length(data) <= {LARGEST}", "data_is_bounded"),
        CheckConstraint("length(name) <= 80", "name_is_short"),
        {"sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    account_id: int = parent("account.id", "CASCADE", index=True)
    name: str
    data: bytes
    brought_at: datetime = Field(sa_type=Moment)


intake = Row.metadata.tables["intake"]
