"""One reviewer's part of a run as the page shows it: from what is heard while it runs, or from what is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verdicts.desk.dates import minute
from verdicts.desk.drawing import WORDS, reviewer_view
from verdicts.desk.panels.members import from_board, from_report, money_view
from verdicts.desk.panels.parts import parted
from verdicts.desk.wording import plural
from verdicts.domain.drafting import Apart, Marked, PanelRun, Piece, TakeDraft
from verdicts.domain.panels import verdict_of
from verdicts.domain.reviewers import Reviewer
from verdicts.fusion.board import Board
from verdicts.fusion.brief import Datum
from verdicts.views.desk_panel import MemberView, QuoteView, RunView, SittingView

STATES = {
    "done": "Done",
    "failed": "Ended without a take",
    "cancelled": "Stopped",
    "unfinished": "Ended unfinished: the server stopped. What was finished is here.",
}
TAKES = {"waiting": "Waiting", "drafted": "Drafted", "unfused": "Drafts only", "none": "No panel take"}
MARKS = {"waiting": "waiting", "drafted": "done", "unfused": "done", "none": "failed"}
UNFUSED = "The drafts were not made one text. Take one of them."


@dataclass(frozen=True)
class Sitting:
    """`take` is what is stored, None while it is written; `board` what is heard, None after the run."""

    reviewer: Reviewer
    take: TakeDraft | None
    board: Board | None
    pieces: Sequence[Piece]
    currency: str
    at: float = 0.0

    def view(self) -> SittingView:
        """All that an editor sees of it."""
        members, take = self._members(), self.take or TakeDraft(reviewer=self.reviewer.key)
        done = take.state != "waiting"
        scores = sorted(int(one.score) for one in members if one.score)
        return SittingView(
            key=self.reviewer.key,
            who=reviewer_view(self.reviewer),
            state=TAKES[take.state] if done else self._writing(members),
            mark=MARKS[take.state] if done else "writing" if members else "waiting",
            **_scored(take.score),
            text=parted(take.text, self._data()),
            words=" ".join(filter(None, [take.words, UNFUSED if take.state == "unfused" else ""])),
            agreement=_agreement(scores, take.report.apart if done else None),
            low=str(min(scores, default="")),
            high=str(max(scores, default="")),
            pins=list(map(str, scores)),
            doubts=list(take.report.doubts),
            quotes=[self._quote(quote) for quote in take.report.quotes],
            figures=list(take.report.figures),
            members=members,
        )

    def _members(self) -> list[MemberView]:
        data = self._data()
        if self.board and not self._told():
            return [from_board(row, self.at, self.currency, data) for row in self.board.rows.values()]
        return from_report(self.take, self.currency, data) if self.take else []

    def _told(self) -> bool:
        """Whether the take says all that was heard, and its costs."""
        return bool(
            self.take and self.take.state != "waiting" and (self.take.report.drafts or self.take.report.failures)
        )

    def _data(self) -> tuple[Datum, ...]:
        return tuple(Datum(piece.text, piece.source) for piece in self.pieces)

    def _writing(self, members: Sequence[MemberView]) -> str:
        done = sum(one.mark == "done" for one in members)
        return f"{done} of {plural(len(members) - 1, 'draft')}" if self.board else "Waiting"

    def _quote(self, quote: Marked) -> QuoteView:
        there = 1 <= quote.datum <= len(self.pieces)
        piece = self.pieces[quote.datum - 1] if there else Piece(text="", source="")
        said = f"In piece {quote.datum}" if quote.found else f"Not in piece {quote.datum}" if there else "In no piece"
        return QuoteView(quote.text, quote.found, said, piece.text, piece.source)


def run_view(run: PanelRun, reviewers: Sequence[Reviewer]) -> RunView:
    """A run as it is stored; where it is still running, in another process."""
    takes = {take.reviewer: take for take in run.takes}
    parts = [
        Sitting(one, takes[one.key], None, run.report.material, run.currency) for one in reviewers if one.key in takes
    ]
    on, done = run.state == "running", sum(take.state != "waiting" for take in run.takes)
    return RunView(
        number=run.id,
        on=on,
        state=f"Running, {done} of {len(takes)} done" if on else STATES[run.state],
        about=f"{run.pool}, {run.mode}, {minute(run.began)}",
        cost=f"{money_view(run.cost, run.currency)}{' so far' if on else ''}" if run.high or run.cost else "",
        ended_badly=run.state in ("failed", "unfinished"),
        warnings=list(run.report.warnings),
        sittings=[part.view() for part in parts],
    )


def _scored(score: int | None) -> dict[str, str]:
    if score is None:
        return {}
    verdict = verdict_of(score)
    return {"score": str(score), "verdict": verdict, "word": WORDS[verdict]}


def _agreement(scores: Sequence[int], apart: Apart | None) -> str:
    """2 ship, 1 skip, 17 points apart."""
    if not scores:
        return ""
    ship = sum(verdict_of(score) == "ship" for score in scores)
    split = f"{ship} ship, {len(scores) - ship} skip"
    alike = f", texts {round(apart.alike * 100)}\u00a0% alike" if apart and apart.alike is not None else ""
    return f"{split}, {plural(scores[-1] - scores[0], 'point')} apart{alike}" if len(scores) > 1 else split
