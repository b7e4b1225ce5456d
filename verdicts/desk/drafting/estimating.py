"""What a run may cost, all reviewers together, before its first call; refused where the money cannot suffice."""

from __future__ import annotations

from decimal import Decimal

from verdicts.desk.drafting.job import Job
from verdicts.desk.drafting.opinion import Opinion, settled
from verdicts.domain.drafting import Piece, Planning, RunReport
from verdicts.domain.reviewers import Reviewer
from verdicts.fusion.case import Case
from verdicts.fusion.cost import Ledger
from verdicts.fusion.events import Planned
from verdicts.fusion.fence import visible
from verdicts.fusion.figures import at_least, at_most
from verdicts.fusion.fuse import Means
from verdicts.fusion.ground import Ground
from verdicts.fusion.plan import Refused, planned
from verdicts.store.desk_money import OverDay

TOO_DEAR = (
    "The panel was not started: {many} would cost at least {low} {currency} (at most {high}), "
    "and {left:f} {currency} is left for it."
)
UNPRICED = "This pool has no prices, so the run does not count against the budget."
OVER_DAY = (
    "The panel was not started: it may cost {wanted} {currency}, and of the desk's {daily:f} {currency} a day {left} "
    "{currency} is left. Choose fewer reviewers, let it cost less at most, or wait until 00:00 UTC."
)
NO_DAY = (
    "The panel was not started: it may cost {wanted} {currency}, and the desk has no daily budget. Choose a pool that "
    "costs nothing, or set VERDICTS_DESK_BUDGET."
)
LEFT_OUT = "The tool has more facts than fit into a prompt: the last {many} are left out."


def planning(job: Job, means: Means) -> Planning:
    """The plan of the whole run. Raises Refused with the figures."""
    plans = [_plan(job, reviewer, means) for reviewer in job.reviewers]
    low, high = (sum((getattr(plan, end) for plan in plans), Decimal(0)) for end in ("low", "high"))
    _refuse(job, means, low, high)
    return Planning(
        tool=job.tool.slug,
        copy_id=job.copy_id,
        cap=job.budget,
        daily=job.daily,
        pool=job.pool.name,
        mode=job.pool.mode,
        reviewers=tuple(reviewer.key for reviewer in job.reviewers),
        low=low,
        high=high,
        currency=job.pool.currency,
        report=_report(job, plans),
    )


def _plan(job: Job, reviewer: Reviewer, means: Means) -> Planned:
    ledger = Ledger(job.pool.budget, job.pool.currency, purse(job, means))
    ground = Ground(means.wire, ledger, means.known, means.clock, means.clock(), lambda _: None)
    return planned(Case(job.seats(reviewer), job.brief(reviewer), Opinion, settled, ground, "0" * 32, own=True))


def over_day(over: OverDay, currency: str) -> str:
    """Why the day has no room for a run."""
    figures = {"wanted": at_most(over.wanted), "daily": over.daily, "currency": currency}
    left = at_least(max(over.daily - over.spent, Decimal(0)))
    return OVER_DAY.format(left=left, **figures) if over.daily else NO_DAY.format(**figures)


def purse(job: Job, means: Means) -> Ledger:
    """The run's own ledger, which draws from what the fusions share."""
    return Ledger(job.budget, job.pool.currency, means.ledger)


def _refuse(job: Job, means: Means, low: Decimal, high: Decimal) -> None:
    left = purse(job, means).left
    if left is not None and low > left:
        many = f"{len(job.reviewers)} reviewers" if len(job.reviewers) > 1 else "one reviewer"
        figures = {"low": at_most(low), "high": at_most(high), "left": max(left, Decimal(0))}
        raise Refused(TOO_DEAR.format(many=many, currency=job.pool.currency, **figures))


def _report(job: Job, plans: list[Planned]) -> RunReport:
    said = dict.fromkeys(words for plan in plans for words in plan.warnings)
    extra = [LEFT_OUT.format(many=job.left_out)] if job.left_out else []
    extra += [UNPRICED] if job.budget is not None and not any(plan.high for plan in plans) else []
    pieces = tuple(Piece(text=visible(one.text), source=visible(one.source)) for one in job.data)
    return RunReport(
        material=pieces, suspicious=plans[0].suspicious, warnings=(*said, *extra), judge=job.pool.judge.model.name
    )
