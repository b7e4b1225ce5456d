"""The tables of ladders: the newest one of all tools and of each category, what they were computed from, and how they
stood in weeks gone by."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, PrimaryKeyConstraint, Table
from sqlmodel import Field

from verdicts.store.rules import Row, not_negative, parent
from verdicts.store.types import Moment


class LadderStateRow(Row, table=True):
    """The single row that tells of which votes and catalogue the ladders are, and who computes them anew.

    `votes` is the sum of the matchups' versions, `revision` the catalogue's; `claimed_at` when a process last set out.
    """

    __table_args__ = (
        CheckConstraint("id = 1", "single_row"),
        not_negative("votes"),
        not_negative("revision"),
    )
    id: int = Field(primary_key=True)
    votes: int
    revision: int
    computed_at: datetime | None = Field(default=None, sa_type=Moment)
    claimed_at: datetime | None = Field(default=None, sa_type=Moment)


class LadderRow(Row, table=True):
    """A ladder: of a category, or of all tools where that is ""; from so many picks of so many readers."""

    __table_args__ = (
        CheckConstraint("readers BETWEEN 0 AND picks", "readers_have_picks"),
        CheckConstraint("(picks = 0) = (readers = 0)", "picks_have_readers"),
    )
    category: str = Field(primary_key=True)
    picks: int
    readers: int


class RungRow(Row, table=True):
    """Where a tool stands on a ladder: rank, strength with its 95 % bounds in log-odds, picks that showed it."""

    __table_args__ = (
        PrimaryKeyConstraint("category", "tool_id"),
        CheckConstraint("rank >= 1", "rank_from_one"),
        CheckConstraint("picks >= 1", "picks_from_one"),
        CheckConstraint("low <= strength AND strength <= high", "within_its_bounds"),
        Index("ix_rung_tool_id", "tool_id"),
    )
    category: str = parent("ladder.category", "CASCADE")
    tool_id: int = parent("tool.id", "CASCADE")
    rank: int
    strength: float
    low: float
    high: float
    picks: int


class LadderWeekRow(Row, table=True):
    """How a ladder stood in an ISO week (2026-w48) after its ranks last moved in it.

    `rungs` are its settled ones, each with the tool's id and the cells of a rung; `demo` whether votes of a
    demonstration were among the picks.
    """

    __table_args__ = (CheckConstraint("readers BETWEEN 1 AND picks", "readers_have_picks"),)
    category: str = Field(primary_key=True)
    week: str = Field(primary_key=True)
    at: datetime = Field(sa_type=Moment)
    picks: int
    readers: int
    rungs: Any = Field(sa_type=JSON, nullable=False)
    demo: bool


def _table(name: str) -> Table:
    return Row.metadata.tables[name]


ladder_state, ladder, rung, ladder_week = map(_table, ("ladder_state", "ladder", "rung", "ladder_week"))
