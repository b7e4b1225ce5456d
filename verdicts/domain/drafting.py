"""Drafts of a panel by models: what a run is, what it gave each reviewer, and what an editor must look at.

A draft is nobody's opinion until an editor publishes it. Scores and marks are code's; every text is a model's.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from verdicts.domain.panels import verdict_of
from verdicts.domain.tools import Value, VerdictWord

RunState = Literal["running", "done", "failed", "cancelled", "unfinished"]
TakeState = Literal["waiting", "drafted", "unfused", "none"]
FusionMode = Literal["best-of", "merge", "debate"]
Score = Annotated[int, Field(ge=0, le=100)]

LONGEST_REPORT = 200_000  # characters of a report's JSON
LONGEST_TAKE, LONGEST_WORDS = 8000, 4000
BEAT, SILENT = timedelta(seconds=5), timedelta(seconds=30)  # a run says that it goes on; one that does not has ended

UNFINISHED = "The run ended unfinished: the process that drafted it stopped."
CANCELLED = "The run was cancelled before this take was ready."
UNDER_WAY = (
    "A run of this draft is under way; watch that one, which ends by itself, or half a minute after its server stopped."
)


class Marked(Value):
    """Words said to be from a piece of the material, by its number; `found` is whether code found them there."""

    text: str
    datum: int
    found: bool


class MemberDraft(Value):
    """What one member wrote, before the judge."""

    member: str
    model: str
    score: Score
    text: str
    doubts: tuple[str, ...] = ()
    quotes: tuple[Marked, ...] = ()
    tokens: int = 0
    cost: Decimal = Decimal(0)
    wall: float = 0.0


class MemberFailure(Value):
    """A member that gave nothing, and why in a sentence; what it wrote was paid all the same."""

    member: str
    model: str
    reason: str
    words: str
    tokens: int = 0
    cost: Decimal = Decimal(0)
    wall: float = 0.0


class Judging(Value):
    """The judge of a take: what it cost and how long it took; `words` say why it gave nothing, "" where it ruled."""

    model: str
    words: str = ""
    tokens: int = 0
    cost: Decimal = Decimal(0)
    wall: float = 0.0


class Piece(Value):
    """A numbered piece of material as the models read it, and where it is from."""

    text: str
    source: str


class Apart(Value):
    """How far the drafts are apart: points between scores, ships and skips, likeness of the texts (0 to 1)."""

    spread: float | None = None
    ship: int = 0
    skip: int = 0
    alike: float | None = None


class Said(Value):
    """A sentence of the text and the members that it is from; none is the judge's own."""

    text: str
    members: tuple[str, ...]


class TakeReport(Value):
    """How a take came about. `figures` are numbers in its text that stand in no piece of the material; `judge` is None
    where none was asked."""

    drafts: tuple[MemberDraft, ...] = ()
    failures: tuple[MemberFailure, ...] = ()
    judge: Judging | None = None
    quotes: tuple[Marked, ...] = ()
    figures: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    sentences: tuple[Said, ...] = ()
    apart: Apart = Apart()
    warnings: tuple[str, ...] = ()

    @property
    def unsourced(self) -> int:
        """How many quotes and figures an editor must look at."""
        return len(self.figures) + sum(not quote.found for quote in self.quotes)


class TakeDraft(Value):
    """One reviewer's part of a run. Without a take, `words` say why; with one, what is not as it was asked for.

    `unfused`: enough members wrote, but nobody made one text of theirs. `cost` in the run's currency, `wall` seconds.
    """

    reviewer: str
    state: TakeState = "waiting"
    score: Score | None = None
    text: str = ""
    words: str = ""
    cost: Decimal = Decimal(0)
    wall: float = 0.0
    report: TakeReport = TakeReport()

    @property
    def verdict(self) -> VerdictWord | None:
        """It follows the score; None without one."""
        return None if self.score is None else verdict_of(self.score)

    @property
    def models(self) -> tuple[str, ...]:
        """Who drafted, each once."""
        return tuple(dict.fromkeys(draft.model for draft in self.report.drafts))


class RunReport(Value):
    """What the models read, and what the operator should know; `suspicious` are numbers of pieces that instruct.

    `judge` is the model that chooses, or writes what is merged.
    """

    material: tuple[Piece, ...] = ()
    suspicious: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()
    judge: str = ""


class PanelRun(Value):
    """A run over several reviewers of one tool. Money in `currency`, moments aware UTC; `ended` None while it runs.

    `tool` is "" for a new one that was not published; `copy_id` the working copy that the desk began it for, 0 where it
    did not; `cap` the most that it may spend, None for no end.
    """

    id: int
    tool: str
    copy_id: int = 0
    pool: str
    mode: FusionMode
    state: RunState
    began: datetime
    ended: datetime | None
    low: Decimal
    high: Decimal
    cost: Decimal
    cap: Decimal | None = None
    currency: str
    wall: float
    report: RunReport
    takes: tuple[TakeDraft, ...]


class Planning(Value):
    """A run that is to begin: everything that is known of it before the first call.

    `daily` is what runs of the desk may cost in a UTC day, None where this is none of them.
    """

    tool: str
    copy_id: int = 0
    cap: Decimal | None = None
    daily: Decimal | None = None
    pool: str
    mode: FusionMode
    reviewers: tuple[str, ...]
    low: Decimal
    high: Decimal
    currency: str
    report: RunReport
