"""The tables of the prediction ledger. Nothing in them is ever removed or written over, but for the withdrawal."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from verdicts.domain.predictions import Outcome
from verdicts.store.rules import Row, one_of, parent, unique
from verdicts.store.types import Moment


class PredictionRow(Row, table=True):
    """A claim as it was first published. `withdrawn_at` is when its take was published without it."""

    __table_args__ = (
        CheckConstraint("chance BETWEEN 1 AND 99", "chance_range"),
        CheckConstraint("length(text) BETWEEN 1 AND 400", "text_is_a_line"),
        unique("prediction", "tool_id", "reviewer_id", "by", "text"),
    )
    id: int | None = Field(default=None, primary_key=True)
    tool_id: int = parent("tool.id", "RESTRICT")
    reviewer_id: int = parent("reviewer.id", "RESTRICT", index=True)
    text: str
    by: date
    chance: int
    made_at: datetime = Field(sa_type=Moment)
    withdrawn_at: datetime | None = Field(default=None, sa_type=Moment)


class ResolutionRow(Row, table=True):
    """What was said to have come of a prediction; the newest number holds. `author` as of a revision."""

    __table_args__ = (
        CheckConstraint("number >= 1", "number_from_one"),
        one_of("outcome", Outcome),
        CheckConstraint("(outcome IN ('true', 'false')) = (source IS NOT NULL)", "told_with_a_source"),
        CheckConstraint("outcome <> 'void' OR length(note) > 0", "void_with_a_reason"),
        CheckConstraint("length(note) <= 400", "note_is_a_line"),
        unique("resolution", "prediction_id", "number"),
    )
    id: int | None = Field(default=None, primary_key=True)
    prediction_id: int = parent("prediction.id", "RESTRICT")
    number: int
    at: datetime = Field(sa_type=Moment)
    outcome: str
    source: str | None = None
    note: str = ""
    author: str | None = None


prediction, resolution = Row.metadata.tables["prediction"], Row.metadata.tables["resolution"]
