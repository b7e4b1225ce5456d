"""All endpoints and models of some pools, visited at once and within a time; and which pools can work with them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from verdicts.fusion.examining.probe import Finding, examine
from verdicts.fusion.known import Known
from verdicts.fusion.pool import Endpoint, Judge, Member, Model, Pool
from verdicts.fusion.wire import Trouble, Wire


@dataclass
class Visit:
    """An endpoint: the models that it lists, None where it does not; why not."""

    endpoint: Endpoint
    models: tuple[str, ...] | None = None
    fault: str = ""


@dataclass
class Report:
    """What was found."""

    visits: list[Visit] = field(default_factory=list[Visit])
    findings: list[Finding] = field(default_factory=list[Finding])

    def of(self, model: Model) -> Finding | None:
        """What a model showed."""
        return next((one for one in self.findings if one.model == model), None)


@dataclass(frozen=True)
class Times:
    """Seconds for a call, and for all; `clock` is monotonic."""

    call: float
    whole: float
    clock: Callable[[], float]


Tell = Callable[[Finding], None]


async def visit(models: Iterable[Model], wire: Wire, times: Times, tell: Tell) -> Report:
    """Visit every endpoint once and every model once; `tell` hears of each model that is done.

    Ends in time; who was not done by then says so.
    """
    found = list(dict.fromkeys(models))
    endpoints = {model.endpoint.name: model.endpoint for model in found}
    report = Report([Visit(one) for one in endpoints.values()], [Finding(one) for one in found])
    known = Known()
    tasks = [asyncio.create_task(_list(one, times)) for one in report.visits]
    tasks += [asyncio.create_task(_look(one, known, wire, times, tell)) for one in report.findings]
    try:
        late = (await asyncio.wait(tasks, timeout=times.whole))[1] if tasks else set[asyncio.Task[None]]()
    finally:
        for task in tasks:
            task.cancel()
        ended = await asyncio.gather(*tasks, return_exceptions=True)
    for one, task in zip(report.findings, tasks[len(report.visits) :], strict=True):
        if task in late:
            one.faults.append(f"{one.name} was not done after {times.whole:g} s")
            tell(one)
    for fault in ended:
        if isinstance(fault, Exception):
            raise fault
    return report


async def _list(one: Visit, times: Times) -> None:
    from verdicts.fusion.examining.listed import listed  # the client of HTTP, which a reader of reports does not need

    try:
        one.models = await listed(one.endpoint, times.call)
    except Trouble as trouble:
        one.fault = str(trouble)


async def _look(one: Finding, known: Known, wire: Wire, times: Times, tell: Tell) -> None:
    async with known.lane(one.model.endpoint):
        await examine(one, wire, times.call, times.clock)
    tell(one)


def faults_of(pool: Pool, report: Report) -> list[str]:
    """Sentences that say why a pool cannot work; none where it can, if need be by fallbacks and a quorum."""
    here = [member.name for member in pool.members if _works(member, report)]
    faults = list[str]()
    if len(here) < pool.quorum:
        away = [member.name for member in pool.members if member.name not in here]
        faults.append(f"{len(here)} of its members answer and {pool.quorum} must; no answer from {', '.join(away)}")
    if len(pool.members) > 1 and not _works(pool.judge, report):
        faults.append(f"its judge {pool.judge.model.name} does not answer")
    elif len(pool.members) > 1 and not _shapes(pool.judge, report):
        faults.append(f"its judge {pool.judge.model.name} keeps to no schema")
    return faults


def _models(who: Member | Judge) -> Sequence[Model]:
    return [model for model in (who.model, who.fallback) if model]


def _works(who: Member | Judge, report: Report) -> bool:
    return any(found.answers for model in _models(who) if (found := report.of(model)))


def _shapes(who: Member | Judge, report: Report) -> bool:
    found = [one for model in _models(who) if (one := report.of(model))]
    return any("keeps" in one.formats.values() for one in found)
