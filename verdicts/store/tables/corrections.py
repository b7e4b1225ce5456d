"""The table of corrections. Nothing in it says who sent one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from verdicts.domain.corrections import LONGEST_ANSWER, LONGEST_TEXT, Ruling
from verdicts.store.rules import Row, one_of, parent
from verdicts.store.types import Moment


class CorrectionRow(Row, table=True):
    """A report on a tool, and how an editor closed it. Its number is never given again: readers are told it."""

    __table_args__ = (
        one_of("ruling", Ruling),
        CheckConstraint("(ruling = 'open') = (closed_at IS NULL)", "closed_where_ruled"),
        CheckConstraint("(ruling IN ('accepted', 'declined')) = (answer <> '')", "answered_where_it_matters"),
        CheckConstraint("wrong <> ''", "says_what_is_wrong"),
        CheckConstraint(f"length(wrong) <= {LONGEST_TEXT}", "wrong_is_bounded"),
        CheckConstraint(f'length("right") <= {LONGEST_TEXT}', "right_is_bounded"),
        CheckConstraint("length(source) <= 2000", "source_is_bounded"),
        CheckConstraint(f"length(answer) <= {LONGEST_ANSWER}", "answer_is_bounded"),
        Index("ix_correction_ruling", "ruling", "at"),
        {"sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    tool_id: int = parent("tool.id", "CASCADE", index=True)
    fact: str
    read: str
    wrong: str
    right: str
    source: str
    at: datetime = Field(sa_type=Moment)
    ruling: str
    answer: str
    reads: str
    closed_at: datetime | None = Field(default=None, sa_type=Moment)
    closed_by: int | None = parent("account.id", "SET NULL", index=True)


correction = Row.metadata.tables["correction"]
