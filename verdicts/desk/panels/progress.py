"""One run while it runs: made of its events, and shown as it stands at any moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from verdicts.desk.drafting.job import Begun, Ended, Heard, Job, PanelEvent, Taken
from verdicts.desk.panels.members import money_view
from verdicts.desk.panels.sittings import Sitting, run_view
from verdicts.domain.drafting import PanelRun, Piece, TakeDraft
from verdicts.fusion.board import Board, board_of
from verdicts.fusion.events import Drafted, Event, Failed
from verdicts.fusion.fence import visible
from verdicts.views.desk_panel import RunView


@dataclass
class Progress:
    """`run` is 0 until it is written down; `ended` is the run as it is stored at the end; `now` monotonic seconds.

    `version` grows with each event; `spent` is what each reviewer's part has cost so far, `priced` whether it costs.
    """

    job: Job
    boards: dict[str, Board] = field(default_factory=dict[str, Board])
    takes: dict[str, TakeDraft] = field(default_factory=dict[str, TakeDraft])
    spent: dict[str, Decimal] = field(default_factory=dict[str, Decimal])
    priced: bool = False
    run: int = 0
    at: float = 0.0
    version: int = 0
    ended: PanelRun | None = None

    def take(self, event: PanelEvent) -> bool:
        """One more event; whether something was stored with it."""
        self.version += 1
        match event:
            case Begun(run=run, planning=planning):
                self.run, self.priced = run, bool(planning.high)
                self.boards = {one.key: board_of(self.job.pool) for one in self.job.reviewers}
            case Heard(reviewer=key, event=heard):
                self.at = max(self.at, heard.at)
                self.boards[key].take(heard)
                self.spent[key] = self.spent.get(key, Decimal(0)) + _cost(heard)
                return isinstance(heard, Drafted | Failed)
            case Taken(take=take):
                self.takes[take.reviewer] = take
                self.spent[take.reviewer] = take.cost
            case Ended(run=run):
                self.ended = run
        return True

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The material, as the stored run has it."""
        return tuple(Piece(text=visible(one.text), source=visible(one.source)) for one in self.job.data)

    def view(self) -> RunView:
        """As it stands."""
        if self.ended:
            return run_view(self.ended, self.job.reviewers)
        parts = [
            Sitting(
                one, self.takes.get(one.key), self.boards.get(one.key), self.pieces, self.job.pool.currency, self.at
            )
            for one in self.job.reviewers
        ]
        done, pool = len(self.takes), self.job.pool
        return RunView(
            number=self.run,
            on=True,
            state=f"Running, {done} of {len(parts)} done",
            about=f"{pool.name}, {pool.mode}",
            cost=f"{money_view(sum(self.spent.values(), Decimal(0)), pool.currency)} so far" if self.priced else "",
            sittings=[part.view() for part in parts],
        )


def _cost(event: Event[Any]) -> Decimal:
    """What a member's answer cost, or its failure; a judge that rules is counted with the take."""
    match event:
        case Drafted(draft=came) | Failed(failure=came):
            return came.cost
        case _:
            return Decimal(0)
