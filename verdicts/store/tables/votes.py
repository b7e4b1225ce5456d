"""The tables of votes: what each reader says now, what it adds up to, and the log from which both can be recounted."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint, Table
from sqlmodel import Field

from verdicts.domain.votes import Act, Choice, Step
from verdicts.store.rules import Row, not_negative, one_of, parent, unique
from verdicts.store.types import Moment


def a_reader() -> CheckConstraint:
    """The column holds a reader's key: 32 hexadecimal digits."""
    return CheckConstraint("length(reader) = 32", "reader_is_a_key")


class TallyRow(Row, table=True):
    """What the ballots on one tool add up to; those of accounts are counted in both. `version` grows with each."""

    __table_args__ = (
        *(not_negative(column) for column in ("ship", "skip", "account_ship", "account_skip", "version")),
        CheckConstraint("account_ship <= ship AND account_skip <= skip", "accounts_are_among_all"),
    )
    tool_id: int = Field(primary_key=True, foreign_key="tool.id", ondelete="RESTRICT")
    ship: int
    skip: int
    account_ship: int
    account_skip: int
    version: int


class BallotRow(Row, table=True):
    """One reader's ship or skip on one tool. A ballot of an excluded reader is kept and not counted."""

    __table_args__ = (a_reader(), one_of("choice", Choice), unique("ballot", "reader", "tool_id"))
    id: int | None = Field(default=None, primary_key=True)
    reader: str
    tool_id: int = parent("tool.id", "RESTRICT", index=True)
    choice: str
    of_account: bool
    demo: bool
    counted: bool
    changed_at: datetime = Field(sa_type=Moment)


class MatchupRow(Row, table=True):
    """A set of tools that somebody picked from; `tools` is their ids in ascending order, like 3-17."""

    __table_args__ = (not_negative("version"), unique("matchup", "tools"))
    id: int | None = Field(default=None, primary_key=True)
    tools: str
    version: int


class MatchupToolRow(Row, table=True):
    """One tool of a matchup and how many picked it; those of accounts are counted in both."""

    __table_args__ = (
        PrimaryKeyConstraint("matchup_id", "tool_id"),
        not_negative("picks"),
        not_negative("account_picks"),
        CheckConstraint("account_picks <= picks", "accounts_are_among_all"),
    )
    matchup_id: int = parent("matchup.id", "RESTRICT")
    tool_id: int = parent("tool.id", "RESTRICT", index=True)
    picks: int
    account_picks: int


class PickRow(Row, table=True):
    """One reader's answer to "which would you ship?" on one matchup: one of its tools."""

    __table_args__ = (
        a_reader(),
        unique("pick", "reader", "matchup_id"),
        ForeignKeyConstraint(
            ["matchup_id", "tool_id"], ["matchup_tool.matchup_id", "matchup_tool.tool_id"], ondelete="RESTRICT"
        ),
        Index("ix_pick_matchup_id", "matchup_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    reader: str
    matchup_id: int
    tool_id: int
    of_account: bool
    demo: bool
    counted: bool
    changed_at: datetime = Field(sa_type=Moment)


class ExclusionRow(Row, table=True):
    """A reader whose votes do not count at present, and why."""

    __table_args__ = (a_reader(),)
    reader: str = Field(primary_key=True)
    reason: str
    since: datetime = Field(sa_type=Moment)


class ExclusionStepRow(Row, table=True):
    """What was done about readers at once: how many were excluded, or let count again, and for what `reason` they were.

    `author` as of a revision, absent where it was done on the command line. Which readers, the log of votes tells by
    `at` and `act`. Rows are added and never changed.
    """

    __table_args__ = (
        one_of("act", Step),
        CheckConstraint("readers >= 1", "of_somebody"),
        Index("ix_exclusion_step_at", "at"),
    )
    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=Moment)
    act: str
    reason: str
    author: str | None = None
    readers: int


class VoteEventRow(Row, table=True):
    """The log: rows are added and never changed, but that `network`, a keyed hash, is forgotten after 30 days.

    `tool_id` is the tool of a ballot, or the one picked; an exclusion is of a reader and has neither tool nor matchup.
    """

    __table_args__ = (
        a_reader(),
        one_of("act", Act),
        CheckConstraint(
            "(act IN ('exclude', 'include')) = (tool_id IS NULL AND matchup_id IS NULL)", "about_something"
        ),
        CheckConstraint("(act IN ('pick', 'unpick')) = (matchup_id IS NOT NULL)", "picks_have_a_matchup"),
        Index("ix_vote_event_at", "at"),
    )
    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=Moment)
    reader: str
    act: str
    tool_id: int | None = parent("tool.id", "RESTRICT")
    matchup_id: int | None = parent("matchup.id", "RESTRICT")
    of_account: bool
    demo: bool
    network: str | None


def _table(name: str) -> Table:
    return Row.metadata.tables[name]


tally, ballot, vote_event = _table("tally"), _table("ballot"), _table("vote_event")
matchup, matchup_tool, pick = _table("matchup"), _table("matchup_tool"), _table("pick")
exclusion, exclusion_step = _table("exclusion"), _table("exclusion_step")
