"""What an editor asks to be drafted, looked up; and the most that it may cost."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Engine

from verdicts.desk.drafting.estimating import planning
from verdicts.desk.drafting.job import Job
from verdicts.desk.look_at_drafts import end_abandoned
from verdicts.desk.panels.matter import matter_of
from verdicts.desk.working.allowed import allowed
from verdicts.desk.working.said import GONE, Refused
from verdicts.domain.drafting import UNDER_WAY, Planning
from verdicts.domain.reviewers import Reviewer
from verdicts.domain.tools import Tool
from verdicts.fusion.fuse import Means
from verdicts.fusion.known import Known
from verdicts.fusion.pool import Pool
from verdicts.fusion.wire import Chunk, Request
from verdicts.store.drafts import under_way
from verdicts.store.engine import reading
from verdicts.store.reviewers import reviewers
from verdicts.store.working import copy_by_id

NOBODY = Refused("Choose a reviewer first.")
RUNNING = Refused(UNDER_WAY)


@dataclass(frozen=True)
class Order:
    """A working copy as material, and who is to draft."""

    copy: int
    tool: Tool
    reviewers: tuple[Reviewer, ...]

    def cap(self, pool: Pool, most: Decimal | None, daily: Decimal) -> Decimal:
        """The most that the run may spend: what the editor said, never more than it can cost at all, or than a day."""
        high = estimated(Job(self.tool, self.reviewers, pool)).high
        return min(high, daily if most is None else most) if high else Decimal(0)


def ordered(engine: Engine, account: int, copy: int, keys: Sequence[str], now: datetime) -> Order | Refused:
    """The copy and the reviewers of those keys, or why nothing can begin. Raises NotAllowed."""
    end_abandoned(engine, now)
    with reading(engine) as conn:
        allowed(conn, account)
        stands = copy_by_id(conn, copy)
        if stands is None:
            return GONE
        matter, chosen = matter_of(stands), tuple(one for one in reviewers(conn) if one.key in keys and not one.retired)
        if matter.lacks or not chosen:
            return Refused(matter.lacks) if matter.lacks else NOBODY
        return RUNNING if under_way(conn, copy) else Order(copy, matter.tool, chosen)


def estimated(job: Job) -> Planning:
    """What a job may cost, from pool and material alone: nobody is asked."""
    return planning(job, Means(_Nobody(), Known()))


class _Nobody:
    """The wire of an estimate."""

    def stream(self, request: Request) -> AsyncGenerator[Chunk]:
        """An estimate makes no call."""
        raise AssertionError(f"{request.model.name} was called for an estimate")
