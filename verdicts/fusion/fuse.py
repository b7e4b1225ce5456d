"""`fuse`: one brief through one pool, told event by event; the last event is Done and holds all that came of it."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from verdicts.fusion.brief import Brief
from verdicts.fusion.case import Case, Settle, Verdict
from verdicts.fusion.cost import Ledger
from verdicts.fusion.drafts import Agreement, Failure, Fusion, T
from verdicts.fusion.events import Done, Event
from verdicts.fusion.ground import Clock, Ground
from verdicts.fusion.judge import rule
from verdicts.fusion.judge.settle import by_field
from verdicts.fusion.known import Known
from verdicts.fusion.plan import planned
from verdicts.fusion.pool import Pool
from verdicts.fusion.run import gather
from verdicts.fusion.wire import Wire


@dataclass(frozen=True)
class Means:
    """What fusions share: the wire, what is known of endpoints, the ledger that they draw from, clock and chance."""

    wire: Wire
    known: Known
    ledger: Ledger | None = None
    clock: Clock = time.monotonic
    mark: Callable[[], str] = lambda: secrets.token_hex(16)


@dataclass(frozen=True)
class _End:
    """After the last event."""


async def fuse(
    pool: Pool, brief: Brief, out: type[T], means: Means, settle: Settle[T] | None = None
) -> AsyncGenerator[Event[T]]:
    """Run it. Closing the generator, or cancelling who reads it, cancels every call.

    Raises Refused before the first call where the estimate passes the budget, and TypeError where a judge is to write
    and `out` has no prose.
    """
    told: asyncio.Queue[Event[T] | _End] = asyncio.Queue()
    ledger = Ledger(pool.budget, pool.currency, means.ledger)
    ground = Ground(means.wire, ledger, means.known, means.clock, means.clock(), told.put_nowait)
    case = Case(pool, brief, out, settle or by_field(out, pool.mode), ground, means.mark(), settle is not None)
    running = asyncio.create_task(_run(case))
    running.add_done_callback(lambda _: told.put_nowait(_End()))
    try:
        while not isinstance(event := await told.get(), _End):
            yield event
        await running
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def _run(case: Case[T]) -> None:
    ground = case.ground
    plan = planned(case)
    ground.tell(plan)
    calls = [case.call(member) for member in case.pool.members]
    drafts, failures = await gather(calls, case.pool.quorum, case.pool.pace, ground, case.quoted)
    verdict = await rule(case, drafts) if drafts else _nobody(failures)
    ground.tell(Done(ground.at, _whole(case, verdict, failures, plan.warnings, plan.suspicious)))


def _nobody(failures: Sequence[Failure]) -> Verdict[Any]:
    reasons = "; ".join(f"{failure.member}: {failure.words}" for failure in failures)
    return Verdict((), None, Agreement(), degraded=f"Nobody answered. {reasons}.")


def _whole(
    case: Case[T], verdict: Verdict[T], failures: Sequence[Failure], warnings: tuple[str, ...], odd: tuple[int, ...]
) -> Fusion[T]:
    ledger = case.ground.ledger
    return Fusion(
        mode=case.pool.mode,
        value=verdict.value,
        chosen=verdict.chosen,
        drafts=verdict.drafts,
        failures=tuple(failures),
        rulings=verdict.rulings,
        sentences=verdict.sentences,
        dissent=verdict.dissent,
        agreement=verdict.agreement,
        quotes=verdict.quotes,
        usage=ledger.used,
        cost=ledger.spent,
        currency=ledger.currency,
        wall=case.ground.at,
        degraded=verdict.degraded,
        warnings=(*warnings, *case.ground.warned, *verdict.warnings),
        suspicious=odd,
    )
