"""Which pools can be asked, what that may cost for the reviewers that are chosen, and what is left of the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal, InvalidOperation
from typing import Protocol

from sqlalchemy import Connection

from verdicts.desk.drafting.job import Job
from verdicts.desk.panels.ordering import estimated
from verdicts.desk.panels.runner import Runner
from verdicts.desk.pools.offer import BEGIN, Pools
from verdicts.desk.wording import plural, small_number
from verdicts.domain.reviewers import Reviewer
from verdicts.domain.tools import Tool
from verdicts.fusion.cost import SMALLEST
from verdicts.fusion.figures import at_least, at_most
from verdicts.fusion.plan import Refused
from verdicts.fusion.pool import Pool
from verdicts.store.desk_money import spent_today
from verdicts.views.desk_panel import PoolView

JUDGED = {
    "best-of": ", a judge picks",
    "merge": ", a judge makes one text of theirs",
    "debate": " and answer each other, a judge decides",
}
FREE = "This pool has no prices, so nothing is counted as cost."
HERE = "Runs on this machine and costs nothing."
COSTS = "{}: {} to at most {} {}, judges included."
LEFT = "{} of {:f} {} is left for today (UTC)."
NO_MONEY = "The desk has no daily budget. Ask your operator to set VERDICTS_DESK_BUDGET."
SHORT = "It costs at least {}; that much is not left, or not allowed."


class Chosen(Protocol):
    """A pool by its name, and the most to spend as it was typed; both may be "" ."""

    @property
    def pool(self) -> str:
        """The pool."""
        ...

    @property
    def most(self) -> str:
        """Money."""
        ...


@dataclass(frozen=True)
class Priced:
    """What the page says of pools and money. `most` is what is proposed, "" where nothing costs anything."""

    pools: list[PoolView]
    pool: str = ""
    about: str = ""
    estimate: str = ""
    left: str = ""
    most: str = ""
    currency: str = ""
    lacks: str = ""


def priced(conn: Connection, tool: Tool, chosen: Sequence[Reviewer], choice: Chosen, runner: Runner) -> Priced:
    """For the pool of the choice, or the first that is ready."""
    pools = pool_views(runner.pools)
    ready = [one for one in pools if not one.lacks]
    name = next((one.name for one in ready if one.name == choice.pool), ready[0].name if ready else "")
    if not name:
        return Priced(pools, lacks=next((one.lacks for one in pools), BEGIN.split(" To try")[0]))
    about = next(one.about for one in ready if one.name == name)
    offer = runner.pools.offers.get(name)
    if offer is None:
        return Priced(pools, name, about, estimate=HERE)
    return _of_file(conn, tool, chosen, choice, runner, Priced(pools, name, about), offer.pool)


def pool_views(pools: Pools) -> list[PoolView]:
    """All of them, those that cannot be asked with the reason."""
    found = [PoolView(name, _about(one.pool), "; ".join(one.lacks)) for name, one in pools.offers.items()]
    return [*found, *(PoolView(name, one.about, one.lacks()) for name, one in pools.provided.items())]


def _about(pool: Pool) -> str:
    """What its mode does: best-of: two models write, a judge picks."""
    many = len(pool.members)
    write = "one model writes" if many == 1 else f"{small_number(many)} models write"
    return f"{pool.mode}: {write}{JUDGED[pool.mode]}"


def amount_of(text: str) -> Decimal | None:
    """Money as it was typed, in millionths; None where it is none."""
    try:
        amount = Decimal(text.strip().replace(",", "."))
        return amount.quantize(SMALLEST, ROUND_DOWN) if amount.is_finite() and 0 <= amount < 10**9 else None
    except InvalidOperation:
        return None


def _of_file(
    conn: Connection, tool: Tool, chosen: Sequence[Reviewer], choice: Chosen, runner: Runner, bare: Priced, pool: Pool
) -> Priced:
    if not chosen or not tool.name:
        return bare
    try:
        plan = estimated(Job(tool, tuple(chosen), pool))
    except Refused as refused:
        return replace(bare, lacks=str(refused))
    if not plan.high:
        return replace(bare, estimate=FREE)
    left = max(Decimal(0), runner.daily - spent_today(conn, plan.currency, runner.now()))
    most = amount_of(choice.most)
    proposed = at_most(plan.high) if plan.high <= left else at_least(left)
    return replace(
        bare,
        estimate=COSTS.format(plural(len(chosen), "reviewer"), at_least(plan.low), at_most(plan.high), plan.currency),
        left=LEFT.format(at_least(left), runner.daily, plan.currency) if runner.daily else NO_MONEY,
        most=choice.most if most is not None else proposed,
        currency=plan.currency,
        lacks="" if min(left, left if most is None else most) >= plan.low else SHORT.format(at_most(plan.low)),
    )
