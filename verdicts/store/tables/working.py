"""The table of working copies: tools as editors are changing them. Nothing here is published."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlmodel import Field

from verdicts.domain.desk import LONGEST_REASON
from verdicts.store.rules import Row, not_negative, parent, unique
from verdicts.store.types import Moment

LONGEST_CELLS = 2_000_000  # characters of JSON


class WorkingCopyRow(Row, table=True):
    """A tool's working copy, at most one a tool; without a tool it is a new one.

    `cells` is JSON: texts as typed, by their paths. `version` grows with each change. `base` is the number of the
    revision that it was begun from, 0 for a new tool. Its number is never given again: an editor's page holds it.
    """

    __table_args__ = (
        CheckConstraint("version >= 1", "version_from_one"),
        not_negative("base"),
        CheckConstraint("(tool_id IS NULL) = (base = 0)", "base_where_a_tool"),
        CheckConstraint(f"length(cells) <= {LONGEST_CELLS}", "cells_are_bounded"),
        unique("working_copy", "tool_id"),
        Index("ix_working_copy_changed_at", "changed_at"),
        {"sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    tool_id: int | None = parent("tool.id", "CASCADE")
    cells: str
    version: int
    base: int
    began_at: datetime = Field(sa_type=Moment)
    changed_at: datetime = Field(sa_type=Moment)
    changed_by: int | None = parent("account.id", "SET NULL", index=True)


class ScheduleRow(Row, table=True):
    """When a working copy is to be published, by whom and why, as it stood in its `version`: a later change ends it.

    `said` is why it was not published when its time came, "" until then.
    """

    __table_args__ = (
        CheckConstraint("version >= 1", "version_from_one"),
        CheckConstraint(f"length(reason) <= {LONGEST_REASON}", "reason_is_short"),
        Index("ix_schedule_due_at", "due_at"),
    )
    copy_id: int = Field(
        primary_key=True, sa_column_args=[ForeignKey("working_copy.id", ondelete="CASCADE")],
        sa_column_kwargs={"autoincrement": False},
    )  # fmt: skip
    version: int
    due_at: datetime = Field(sa_type=Moment)
    set_by: int | None = parent("account.id", "SET NULL", index=True)
    reason: str
    said: str = ""


working_copy, schedule = Row.metadata.tables["working_copy"], Row.metadata.tables["schedule"]
