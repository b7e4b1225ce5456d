"""The plan of a fusion and what it may cost, told before the first call."""

from __future__ import annotations

from decimal import Decimal

from verdicts.fusion.case import Case
from verdicts.fusion.cost import Estimate
from verdicts.fusion.drafts import T
from verdicts.fusion.events import Planned


class Refused(Exception):
    """A fusion was not begun. The text is a sentence with the figures."""


def estimate(case: Case[T]) -> Estimate:
    """What the case may cost: drafts, judge, one repair a call at the high end, and the hedges that the pace allows."""
    return Estimate(Decimal(0), Decimal(0), case.pool.currency, 0)


def planned(case: Case[T]) -> Planned:
    """The first event. Raises Refused where the estimate passes the budget."""
    costs = estimate(case)
    names = tuple(member.name for member in case.pool.members)
    return Planned(
        case.ground.at, case.pool.name, case.pool.mode, names, case.pool.quorum, costs.low, costs.high, costs.currency
    )
