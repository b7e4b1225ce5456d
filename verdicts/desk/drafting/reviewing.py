"""One reviewer's fusion: every event is told, every member's draft is stored as it comes, and then the take."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, field, replace

from verdicts.desk.drafting.job import Heard, Job, PanelEvent, Taken
from verdicts.desk.drafting.keeping import Record
from verdicts.desk.drafting.opinion import Opinion, settled
from verdicts.desk.drafting.taking import judge_of, take_of, waiting, without
from verdicts.domain.drafting import TakeDraft
from verdicts.domain.reviewers import Reviewer
from verdicts.fusion.board import board_of
from verdicts.fusion.cost import Ledger
from verdicts.fusion.drafts import Draft, Failure, Fusion
from verdicts.fusion.events import JUDGE, Done, Drafted, Event, Failed
from verdicts.fusion.fuse import Means, fuse
from verdicts.fusion.plan import Refused


@dataclass
class Sitting:
    """One reviewer at work. Its account draws from the run's; `came` is what members gave in all rounds."""

    job: Job
    reviewer: Reviewer
    means: Means
    record: Record
    tell: Callable[[PanelEvent], None]
    account: Ledger
    drafts: dict[str, Draft[Opinion]] = field(default_factory=dict[str, Draft[Opinion]])
    failures: dict[str, Failure] = field(default_factory=dict[str, Failure])
    came: list[Draft[Opinion] | Failure] = field(default_factory=list[Draft[Opinion] | Failure])

    async def hold(self, last: bool = False) -> TakeDraft | None:
        """Run it to its end. None where nobody could be asked for want of money that others hold, unless it is `last`:
        nothing was spent on it then, and it may be held again."""
        take, poor = await self._fused()
        if poor and not last:
            return None
        await self.record.keep(take)
        self.tell(Taken(take))
        return take

    async def _fused(self) -> tuple[TakeDraft, bool]:
        """The take, and whether there is none for want of money alone."""
        pool, brief = self.job.seats(self.reviewer), self.job.brief(self.reviewer)
        means, board = replace(self.means, ledger=self.account), board_of(pool)
        try:
            async with aclosing(fuse(pool, brief, Opinion, means, settled)) as events:
                async for event in events:
                    self.tell(Heard(self.reviewer.key, event))
                    board.take(event)
                    if isinstance(event, Done):
                        judge = judge_of(board.rows[JUDGE], event.fusion, self.came)
                        take = take_of(self.reviewer.key, event.fusion, pool.quorum, brief.data, judge)
                        return take, _poor(event.fusion)
                    await self._store(event)
        except Refused as refused:
            return without(self.reviewer.key, f"No panel take: {refused}"), True
        raise RuntimeError("a fusion ended without its last event")

    async def _store(self, event: Event[Opinion]) -> None:
        match event:
            case Drafted(draft=draft):
                self.drafts[draft.member] = draft
                self.came.append(draft)
                self.failures.pop(draft.member, None)
            case Failed(failure=failure):
                self.failures[failure.member] = failure
                self.came += [failure] if failure.member != JUDGE else []
            case _:
                return
        so_far = self.drafts.values(), self.failures.values()
        await self.record.keep(waiting(self.reviewer.key, *so_far, self.account.spent, event.at))


def _poor(fusion: Fusion[Opinion]) -> bool:
    unasked = any(failure.reason == "budget" for failure in fusion.failures)
    return unasked and not fusion.drafts and not fusion.cost


def sitting(job: Job, reviewer: Reviewer, means: Means, record: Record, tell: Callable[[PanelEvent], None]) -> Sitting:
    """A sitting with an account of its own."""
    account = Ledger(None, job.pool.currency, record.ledger)
    return Sitting(job, reviewer, means, record, tell, account)
