"""What is to be drafted: one tool, its reviewers, a pool. And what comes of it while it runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from verdicts.desk.drafting.material import left_out, material
from verdicts.desk.drafting.personas import persona, task
from verdicts.domain.drafting import PanelRun, Planning, TakeDraft
from verdicts.domain.reviewers import Reviewer
from verdicts.domain.tools import Tool
from verdicts.fusion.brief import Brief, Datum
from verdicts.fusion.events import Event
from verdicts.fusion.pool import Pool


@dataclass(frozen=True)
class Job:
    """`personas` are an operator's own, by reviewer; `budget` is the whole run's cap, the pool's is a reviewer's.

    `copy_id` is the working copy that the desk drafts for, 0 for none (the slug of a new tool is ""); `daily` is what
    the desk may spend in a UTC day.
    """

    tool: Tool
    reviewers: tuple[Reviewer, ...]
    pool: Pool
    personas: Mapping[str, str] = field(default_factory=dict[str, str])
    budget: Decimal | None = None
    copy_id: int = 0
    daily: Decimal | None = None

    @property
    def data(self) -> tuple[Datum, ...]:
        """The tool as the models read it."""
        return material(self.tool)

    @property
    def left_out(self) -> int:
        """Pieces that do not fit into the prompt."""
        return left_out(self.tool)

    def brief(self, reviewer: Reviewer) -> Brief:
        """What the members are asked for this reviewer."""
        return Brief(task(reviewer), self.data)

    def seats(self, reviewer: Reviewer) -> Pool:
        """The pool with each member in the reviewer's place; reviewers are never merged."""
        members = tuple(
            member.model_copy(update={"persona": persona(reviewer, self.personas, member.persona)})
            for member in self.pool.members
        )
        return self.pool.model_copy(update={"members": members})


@dataclass(frozen=True, slots=True)
class Begun:
    """The run is written down; no call was made yet."""

    run: int
    planning: Planning


@dataclass(frozen=True, slots=True)
class Heard:
    """An event of one reviewer's fusion."""

    reviewer: str
    event: Event[Any]


@dataclass(frozen=True, slots=True)
class Taken:
    """One reviewer is done, and what came of it is stored."""

    take: TakeDraft


@dataclass(frozen=True, slots=True)
class Ended:
    """The last event: the run as it is stored."""

    run: PanelRun


PanelEvent = Begun | Heard | Taken | Ended
