"""What the doctor found, and as a document for a program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from verdicts.desk.pools.keys import Door
from verdicts.fusion.examining.examine import Report, Visit, faults_of
from verdicts.fusion.examining.probe import Finding
from verdicts.fusion.pool import Pool
from verdicts.fusion.words import host_of


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


def document(found: Diagnosis) -> dict[str, Any]:
    """All of it; money is text, times are seconds."""
    visits = {one.endpoint.name: one for one in found.report.visits}
    return {
        "version": 1,
        "works": found.works,
        "endpoints": [
            {"name": name, "host": host, "key": key, "models": list(_listed(visits.get(name)))}
            for name, host, key in _endpoints(found)
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


def _endpoints(found: Diagnosis) -> Iterator[tuple[str, str, str]]:
    visits = {one.endpoint.name: one for one in found.report.visits}
    for name in dict.fromkeys([*found.doors, *visits]):
        door, one = found.doors.get(name), visits.get(name)
        endpoint = one.endpoint if one else found.doors[name].endpoint
        yield name, host_of(endpoint), door.key_words if door else "no key"


def _faults(found: Diagnosis) -> Iterator[str]:
    yield from (f"Endpoint {name}: {door.fault}" for name, door in found.doors.items() if door.fault)
    yield from (one.fault for one in found.report.visits if one.fault)
    visits = {one.endpoint.name: one.models for one in found.report.visits}
    for one in found.report.findings:
        yield from one.faults
        there = visits.get(one.model.endpoint.name)
        if not one.answers and there and one.model.name not in there:
            yield f"{one.name} is not among the {len(there)} models that it lists"


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
