"""What the doctor found, as tables and sentences for a person, and as a document for a program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rich.table import Table
from rich.text import Text

from verdicts.commands.fusion.wording import line, money
from verdicts.desk.pools.keys import Door
from verdicts.fusion.examining.examine import Report, Visit, faults_of
from verdicts.fusion.examining.probe import Finding
from verdicts.fusion.pool import LADDER, Pool
from verdicts.fusion.words import host_of

KEPT = {"keeps": "yes", "answers otherwise": "does not fit", "refuses": "no"}


@dataclass(frozen=True)
class Diagnosis:
    """The pools that were looked at, the doors to their models, and what was found."""

    pools: Mapping[str, Pool]
    doors: Mapping[str, Door]
    report: Report
    currency: str

    @property
    def works(self) -> bool:
        """Whether every pool does."""
        return not any(self.faults(pool) for pool in self.pools.values())

    def faults(self, pool: Pool) -> list[str]:
        """Why a pool cannot work."""
        return faults_of(pool, self.report)

    @property
    def spent(self) -> Decimal:
        """By the prices of the models."""
        return sum((one.spent for one in self.report.findings), Decimal(0))


def tables(found: Diagnosis) -> Iterator[Table]:
    """Endpoints, then models."""
    yield _table(("Endpoint", "Host", "Key", "Lists models"), map(list, _endpoints(found)))
    head = ("Model", "At", "Answers", "First token", "Streams", "Counts tokens", *LADDER)
    yield _table(head, map(_model, found.report.findings))


def _table(head: tuple[str, ...], rows: Iterator[list[str]]) -> Table:
    made = Table(*head, box=None, pad_edge=False)
    for row in rows:
        made.add_row(*map(Text, row))
    return made


def _endpoints(found: Diagnosis) -> Iterator[tuple[str, str, str, str]]:
    visits = {one.endpoint.name: one for one in found.report.visits}
    for name in dict.fromkeys([*found.doors, *visits]):
        door, one = found.doors.get(name), visits.get(name)
        endpoint = one.endpoint if one else found.doors[name].endpoint
        yield name, host_of(endpoint), door.key_words if door else "no key", _lists(one)


def _lists(one: Visit | None) -> str:
    if one is None:
        return "not called"
    return "no" if one.models is None else str(len(one.models))


def _model(one: Finding) -> list[str]:
    first = "" if one.first is None else f"{one.first:.2f} s"
    shapes = [KEPT[one.formats[step]] if step in one.formats else "" for step in LADDER]
    return [
        line(one.model.name),
        one.model.endpoint.name,
        _yes(one.answers),
        first,
        _yes(one.streams),
        _yes(one.counts),
        *shapes,
    ]


def _yes(seen: bool | None) -> str:
    return "" if seen is None else "yes" if seen else "no"


def lines(found: Diagnosis) -> Iterator[str]:
    """Every fault as a sentence, then each pool, then what it cost."""
    yield from dict.fromkeys(f"{line(one)}." for one in _faults(found))
    for name, pool in found.pools.items():
        faults = found.faults(pool)
        yield f"Pool {name} cannot work: {line('; '.join(faults))}." if faults else f"Pool {name} works."
    if found.spent:
        yield f"This cost {money(found.spent, found.currency)} by your prices."


def _faults(found: Diagnosis) -> Iterator[str]:
    yield from (f"Endpoint {name}: {door.fault}" for name, door in found.doors.items() if door.fault)
    yield from (one.fault for one in found.report.visits if one.fault)
    visits = {one.endpoint.name: one.models for one in found.report.visits}
    for one in found.report.findings:
        yield from one.faults
        there = visits.get(one.model.endpoint.name)
        if not one.answers and there and one.model.name not in there:
            yield f"{one.name} is not among the {len(there)} models that it lists"


def document(found: Diagnosis) -> dict[str, Any]:
    """All of it; money is text, times are seconds."""
    visits = {one.endpoint.name: one for one in found.report.visits}
    return {
        "version": 1,
        "works": found.works,
        "endpoints": [
            {"name": name, "host": host, "key": key, "models": list(_listed(visits.get(name)))}
            for name, host, key, _ in _endpoints(found)
        ],
        "models": [_found(one) for one in found.report.findings],
        "pools": [
            {"name": name, "works": not faults, "faults": faults}
            for name, faults in ((name, found.faults(pool)) for name, pool in found.pools.items())
        ],
        "faults": list(dict.fromkeys(_faults(found))),
        "cost": f"{found.spent:f}",
        "currency": found.currency,
    }


def _listed(one: Visit | None) -> tuple[str, ...]:
    return (one.models if one else None) or ()


def _found(one: Finding) -> dict[str, Any]:
    return {
        "name": one.model.name,
        "endpoint": one.model.endpoint.name,
        "answers": one.answers,
        "first_token": None if one.first is None else round(one.first, 3),
        "streams": one.streams,
        "counts_tokens": one.counts,
        "formats": dict(one.formats),
        "cost": f"{one.spent:f}",
    }
