"""The plan of a fusion and what it may cost, told before the first call."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from verdicts.fusion.case import Case
from verdicts.fusion.cost import Estimate
from verdicts.fusion.drafts import T
from verdicts.fusion.events import Planned
from verdicts.fusion.fence import suspicious
from verdicts.fusion.figures import at_most
from verdicts.fusion.known import Hedges
from verdicts.fusion.planning import Ask, asks
from verdicts.fusion.pool import Member

SPENDING = (
    "Pool {pool} is not begun: with the shortest answers it would cost {low} {currency} (at most {high}), "
    "and {left:f} {currency} is left for it."
)
FIRST = (
    "Pool {pool} is not begun: no member can be asked, since one call may cost {first} {currency}, "
    "and {left:f} {currency} is left for it."
)
MAY_END = (
    "It may cost up to {high} {currency}, and {left:f} {currency} is left: if that is used up, code chooses a draft."
)
DEAR = (
    "A debate asks every member again {rounds}: two to three times the tokens of a merge. Small models tend to "
    "conform rather than to correct."
)


class Refused(Exception):
    """A fusion was not begun. The text is a sentence with the figures."""


def estimate(case: Case[T]) -> Estimate:
    """What the case may cost, judge included.

    `low`: every member and the judge answer shortly (SHORT tokens), once; a debate ends before its first round.
    `high`: every answer at its max_tokens and repaired once at that, every round of a debate, as many hedges as the
    pace may ever allow at once, the dearer of model and fallback, and prompts as long as the ledger holds money for.
    Not in it: steps down the ladder of formats, and a second answer after a stream that was cut in the middle.
    """
    plan = asks(case)
    low = sum((one.low for one in plan if one.sure), Decimal(0))
    high = sum((one.high for one in plan), Decimal(0)) + _hedges(case, plan)
    return Estimate(low, high, case.pool.currency, sum(one.sure for one in plan))


def _hedges(case: Case[T], plan: Sequence[Ask]) -> Decimal:
    """The dearest calls of members once more, an answer and its repair each, as many as a full bucket pays for."""
    pace = case.pool.pace
    many = int(Hedges(pace.hedges).most) if pace.hedge and pace.hedges else 0
    dearest = sorted((most for one in plan if one.hedged for most in one.mosts), reverse=True)
    return sum(dearest[:many], Decimal(0))


def planned(case: Case[T]) -> Planned:
    """The first event. Raises Refused where the budget cannot suffice.

    That is: where even `low` passes what is left, or no member's first call fits. Where only `high` passes it, the
    fusion begins with a warning: `high` is several times what is usual, so that to refuse by it would make budgets
    useless, and the ledger stops calls at the cap anyway.
    """
    costs, left = estimate(case), case.ground.ledger.left
    _refuse(case, costs, left)
    names = tuple(member.name for member in case.pool.members)
    return Planned(
        case.ground.at,
        case.pool.name,
        case.pool.mode,
        names,
        case.pool.quorum,
        costs.low,
        costs.high,
        costs.currency,
        tuple(_warnings(case, costs, left)),
        suspicious(case.brief.data),
    )


def _refuse(case: Case[T], costs: Estimate, left: Decimal | None) -> None:
    if left is None:
        return
    figures = {"pool": case.pool.name, "currency": costs.currency, "left": max(left, Decimal(0))}
    if costs.low > left:
        raise Refused(SPENDING.format(low=at_most(costs.low), high=at_most(costs.high), **figures))
    first = min(one.mosts[0] for one in asks(case) if one.hedged)
    if first > left:
        raise Refused(FIRST.format(first=at_most(first), **figures))


def _warnings(case: Case[T], costs: Estimate, left: Decimal | None) -> list[str]:
    pool, told = case.pool, list[str]()
    if kin := _kin(case):
        told.append(f"The judge is of the family of {', '.join(kin)}: models favour what sounds like their own.")
    if pool.mode == "debate":
        told.append(DEAR.format(rounds="once" if pool.rounds == 1 else f"{pool.rounds} times"))
    if left is not None and costs.high > left:
        told.append(MAY_END.format(high=at_most(costs.high), left=left, currency=costs.currency))
    if odd := suspicious(case.brief.data):
        told.append(f"Material that tries to instruct models, or hides its words: {', '.join(map(str, odd))}.")
    return told


def _kin(case: Case[T]) -> list[str]:
    """Members of the judge's family, unless there is one member alone and nothing to judge."""
    judge = case.pool.judge
    own = {model.family for model in (judge.model, judge.fallback) if model and model.family}
    return (
        [member.name for member in case.pool.members if own & _families(member)] if len(case.pool.members) > 1 else []
    )


def _families(member: Member) -> set[str]:
    return {model.family for model in (member.model, member.fallback) if model}
