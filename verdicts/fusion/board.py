"""What is known of a fusion while it runs: a row a member and one of the judge, made of its events."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from verdicts.fusion.drafts import Draft, Failure, Fusion, Ruling
from verdicts.fusion.events import (
    JUDGE,
    Done,
    Drafted,
    Event,
    Failed,
    Hedged,
    Judged,
    Planned,
    Said,
    Started,
)
from verdicts.fusion.judge.best_of import pairs
from verdicts.fusion.pool import Pool

State = Literal["waiting", "called", "writing", "done", "failed", "cut"]


@dataclass
class Row:
    """One voice. `began` and `ended` are seconds since the fusion began; `said` is since it was last started.

    `pairs` is how many the judge is to compare, 0 where it compares none; `ruled` how often it has ruled.
    """

    name: str
    model: str
    state: State = "waiting"
    said: list[str] = field(default_factory=list[str])
    began: float | None = None
    ended: float | None = None
    hedged: bool = False
    calls: int = 0
    ruled: int = 0
    pairs: int = 0
    draft: Draft[Any] | None = None
    failure: Failure | None = None

    @property
    def text(self) -> str:
        """What it said so far."""
        return "".join(self.said)

    def seconds(self, now: float) -> float | None:
        """How long it has been at work, None before."""
        return None if self.began is None else (now if self.ended is None else self.ended) - self.began


@dataclass
class Board:
    """All rows in the pool's order, the judge last; the plan, rulings as they come, and at the end the whole."""

    rows: dict[str, Row]
    plan: Planned | None = None
    fusion: Fusion[Any] | None = None
    rulings: list[Ruling] = field(default_factory=list[Ruling])

    def take(self, event: Event[Any]) -> None:
        """One more event."""
        match event:
            case Planned():
                self.plan = event
            case Done():
                self._done(event)
            case Drafted():
                self._ended(self.rows[event.draft.member], event.at, event.draft)
            case Failed():
                self._ended(self.rows[event.failure.member], event.at, event.failure)
            case Started() | Said() | Hedged() | Judged():
                self._worked(event)
            case _:
                pass

    def cut(self, at: float) -> None:
        """It was stopped: whoever is not done will say no more."""
        for row in self.rows.values():
            if row.state in ("called", "writing"):
                row.state, row.ended = "cut", at

    def _worked(self, event: Started | Said | Hedged | Judged) -> None:
        match event:
            case Started():
                self._started(self.rows[event.member], event)
            case Said():
                row = self.rows[event.member]
                row.state = "writing"
                row.said.append(event.text)
            case Hedged():
                self.rows[event.member].hedged = True
            case Judged():
                self._ruled(self.rows[JUDGE], event)

    def _started(self, row: Row, event: Started) -> None:
        row.model, row.state, row.ended = event.model, "called", None
        row.began = event.at if row.began is None else row.began
        row.calls += 1
        row.said.clear()
        if row.name == JUDGE and self.plan and self.plan.mode == "best-of":  # it is asked when all drafts are in
            row.pairs = len(pairs(sum(one.draft is not None for one in self.rows.values())))

    def _ruled(self, row: Row, event: Judged) -> None:
        row.ruled += 1
        if event.ruling:
            self.rulings.append(event.ruling)
        if row.ruled >= row.pairs:
            row.state, row.ended = "done", event.at

    def _ended(self, row: Row, at: float, came: Draft[Any] | Failure) -> None:
        row.ended = at
        if isinstance(came, Draft):
            row.state, row.draft, row.model = "done", came, came.model
        elif row.draft is None:
            row.state, row.failure = "failed", came
        else:  # it gave nothing in a round of the debate and keeps its draft
            row.state = "done"

    def _done(self, event: Done[Any]) -> None:
        self.fusion = event.fusion
        for draft in event.fusion.drafts:
            self.rows[draft.member].draft = draft
        judge = self.rows[JUDGE]
        if judge.state in ("called", "writing"):
            judge.state, judge.ended = "done", event.at


def board_of(pool: Pool) -> Board:
    """Everybody waiting."""
    rows = {member.name: Row(member.name, member.model.name) for member in pool.members}
    return Board({**rows, JUDGE: Row(JUDGE, pool.judge.model.name)})
