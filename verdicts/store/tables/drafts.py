"""The tables of drafted panels: runs, and what each gave a reviewer. Nothing here is published."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Index, Table, text
from sqlmodel import Field

from verdicts.domain.drafting import LONGEST_REPORT, LONGEST_TAKE, LONGEST_WORDS, FusionMode, RunState, TakeState
from verdicts.store.rules import Row, not_negative, one_of, parent, unique
from verdicts.store.types import Micro, Moment

_UNDER_WAY = text("state = 'running' AND copy_id > 0")


class PanelRunRow(Row, table=True):
    """A run of a pool over reviewers of one tool. `beat` is when its process last said that it goes on.

    `report` is JSON: what the models read. Its number is never given again, since an editor's page holds it.
    `copy_id` is the working copy that it is for, 0 where the desk did not begin it; no key, since copies go and what a
    run has cost stays, and their numbers are never given again. A new tool has no `tool_id` until it is published.
    `cap` is the most that the run may spend, NULL for no end. A working copy has one run at a time.
    """

    __table_args__ = (
        one_of("mode", FusionMode),
        one_of("state", RunState),
        CheckConstraint("(state = 'running') = (ended IS NULL)", "ends_once"),
        CheckConstraint("length(pool) BETWEEN 1 AND 200", "pool_is_short"),
        CheckConstraint("length(currency) = 3", "currency_is_a_code"),
        not_negative("cost"),
        CheckConstraint("low BETWEEN 0 AND high", "estimate_is_a_range"),
        CheckConstraint("wall >= 0", "wall_not_negative"),
        CheckConstraint(f"length(report) <= {LONGEST_REPORT}", "report_is_bounded"),
        not_negative("copy_id"),
        not_negative("cap"),
        CheckConstraint("tool_id IS NOT NULL OR copy_id > 0", "of_a_tool_or_a_copy"),
        CheckConstraint("copy_id = 0 OR cap IS NOT NULL", "the_desk_has_a_cap"),
        Index("ix_panel_run_state", "state"),
        Index("ix_panel_run_copy_id", "copy_id"),
        Index("uq_panel_run_under_way", "copy_id", unique=True, sqlite_where=_UNDER_WAY, postgresql_where=_UNDER_WAY),
        {"sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    tool_id: int | None = parent("tool.id", "CASCADE", index=True)
    copy_id: int = 0
    pool: str
    mode: str
    state: str
    began: datetime = Field(sa_type=Moment)
    beat: datetime = Field(sa_type=Moment)
    ended: datetime | None = Field(default=None, sa_type=Moment)
    low: Decimal = Field(sa_type=Micro)
    high: Decimal = Field(sa_type=Micro)
    cost: Decimal = Field(sa_type=Micro)
    cap: Decimal | None = Field(default=None, sa_type=Micro)
    currency: str
    wall: float
    report: str


class TakeDraftRow(Row, table=True):
    """One reviewer's part of a run. `text` is the draft, `words` why there is none or what is not as asked for.

    `report` is JSON: members' drafts, failures, quotes, unsourced figures, agreement.
    """

    __table_args__ = (
        one_of("state", TakeState),
        CheckConstraint("score BETWEEN 0 AND 100", "score_range"),
        CheckConstraint("(score IS NULL) = (state IN ('waiting', 'none'))", "score_where_drafted"),
        CheckConstraint("(length(text) > 0) = (state = 'drafted')", "text_where_drafted"),
        CheckConstraint("state NOT IN ('none', 'unfused') OR length(words) > 0", "none_says_why"),
        CheckConstraint(f"length(text) <= {LONGEST_TAKE}", "text_is_bounded"),
        CheckConstraint(f"length(words) <= {LONGEST_WORDS}", "words_are_bounded"),
        not_negative("cost"),
        CheckConstraint("wall >= 0", "wall_not_negative"),
        CheckConstraint(f"length(report) <= {LONGEST_REPORT}", "report_is_bounded"),
        unique("take_draft", "run_id", "reviewer_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    run_id: int = parent("panel_run.id", "CASCADE")
    reviewer_id: int = parent("reviewer.id", "RESTRICT", index=True)
    state: str
    score: int | None = None
    text: str
    words: str
    cost: Decimal = Field(sa_type=Micro)
    wall: float
    report: str


def _table(name: str) -> Table:
    return Row.metadata.tables[name]


panel_run, take_draft = _table("panel_run"), _table("take_draft")
