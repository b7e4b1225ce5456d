"""A debate as it goes: who holds which draft, and what each holds against the others'."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Generic

from verdicts.fusion.agreement import agreed
from verdicts.fusion.case import Case
from verdicts.fusion.drafts import Draft, Failure, Quote, T
from verdicts.fusion.fence import visible
from verdicts.fusion.judge.blind import known, labelled, unnamed
from verdicts.fusion.judge.turn import Turn


@dataclass
class Floor(Generic[T]):
    """A debate as it goes: each member's last draft, and what it holds against which label."""

    case: Case[T]
    drafts: dict[str, Draft[T]]
    points: dict[str, list[tuple[str, str]]] = field(default_factory=dict[str, list[tuple[str, str]]])
    absent: list[str] = field(default_factory=list[str])
    settled: bool = False

    @property
    def labels(self) -> dict[str, Draft[T]]:
        """The drafts under their labels, the same in every round."""
        return labelled(list(self.drafts.values()), self.case.mark)

    def over(self) -> bool:
        """Whether nothing is left to say: all stood by their drafts without a point, or the drafts agree."""
        return self.settled or agreed([draft.value for draft in self.drafts.values()])

    def take(self, turn: Draft[Turn[T]]) -> None:
        """What one member answered. Its cost and time are added to those of its draft."""
        member, said, before = turn.member, turn.value, self.drafts[turn.member]
        self.drafts[member] = _after(before, turn, self.case.quoted)
        there = {label: draft for label, draft in self.labels.items() if draft.member != member}
        named = [(known([one.draft], there), one.point) for one in said.dissent]
        self.points[member] = [(labels[0] if labels else "", point) for labels, point in named]
        self.settled &= not said.dissent and said.changed is None

    def miss(self, failure: Failure, at: int) -> None:
        """A member that gave nothing in a round keeps its draft, and what it held before."""
        spent = self.drafts[failure.member]
        self.drafts[failure.member] = replace(
            spent, usage=spent.usage + failure.usage, cost=spent.cost + failure.cost, wall=spent.wall + failure.wall
        )
        self.absent.append(f"{failure.member} gave nothing in round {at} and keeps its draft: {failure.words}.")
        self.settled = False


def _after(before: Draft[T], turn: Draft[Turn[T]], quoted: Callable[[T], tuple[Quote, ...]]) -> Draft[T]:
    changed = turn.value.changed
    draft = replace(
        before,
        usage=before.usage + turn.usage,
        cost=before.cost + turn.cost,
        wall=before.wall + turn.wall,
        repaired=before.repaired or turn.repaired,
        hedged=before.hedged or turn.hedged,
    )
    if changed is None:
        return draft
    return replace(draft, value=changed, raw=turn.raw, model=turn.model, quotes=quoted(changed))


def heads(floor: Floor[T]) -> list[tuple[str, str]]:
    """The points as the judge reads them: labels, no names."""
    mine = {draft.member: label for label, draft in floor.labels.items()}
    return [
        (f"[{mine[member]} on {label}]" if label else f"[{mine[member]}]", unnamed(point, floor.case))
        for member, points in floor.points.items()
        for label, point in points
    ]


def dissent(floor: Floor[T]) -> tuple[str, ...]:
    """The points as they are kept: who holds what against whose draft."""
    labels = floor.labels
    return tuple(
        f"{member} on {labels[label].member}: {visible(point)}" if label else f"{member}: {visible(point)}"
        for member, points in floor.points.items()
        for label, point in points
    )
