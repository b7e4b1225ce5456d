"""What the doctor found, in sentences for a person: one for each endpoint, model and pool."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verdicts.commands.fusion.diagnosis import Diagnosis
from verdicts.commands.fusion.wording import line, money
from verdicts.desk.wording import listed, plural
from verdicts.fusion.examining.examine import Visit
from verdicts.fusion.examining.probe import Finding
from verdicts.fusion.pool import LADDER, Format
from verdicts.fusion.words import named

Part = tuple[str, Sequence[str]]  # a heading, and the lines under it


def parts(found: Diagnosis) -> Iterator[Part]:
    """Endpoints, models, pools, and what it cost. What one line says, no other repeats."""
    visits = {one.endpoint.name: one for one in found.report.visits}
    yield "Endpoints", [_endpoint(name, found, visits.get(name)) for name in dict.fromkeys([*found.doors, *visits])]
    if found.report.findings:
        yield "Models", [told(one, visits.get(one.model.endpoint.name)) for one in found.report.findings]
    yield "Pools", [_pool(name, found.faults(pool)) for name, pool in found.pools.items()]
    if found.spent:
        yield f"This cost {money(found.spent, found.currency)} by your prices.", ()


def _endpoint(name: str, found: Diagnosis, visit: Visit | None) -> str:
    door = found.doors.get(name)
    endpoint = visit.endpoint if visit else found.doors[name].endpoint
    if door and door.fault:
        return line(f"{named(endpoint)}: {door.fault}; its models were not called")
    key = f"{door.key_words}; " if door and door.source else ""
    return line(f"{named(endpoint)}: {key}{_lists(visit)}")


def _lists(visit: Visit | None) -> str:
    if visit is None:
        return "not called"
    if visit.models is None:
        return visit.fault.removeprefix(f"{named(visit.endpoint)} ") or "its list of models was not waited for"
    return f"lists {plural(len(visit.models), 'model')}"


def told(one: Finding, visit: Visit | None) -> str:
    """One model in one sentence: what it can do, or why it cannot."""
    return line(f"{one.model.name} at {one.model.endpoint.name} {_works(one) if one.answers else _fails(one, visit)}")


def _works(one: Finding) -> str:
    first = "" if one.first is None else f"first token after {one.first:.2f} s, "
    seen = f"{first}{'streams' if one.streams else 'does not stream'}, counts {'' if one.counts else 'no '}tokens"
    verdict, shapes = _shapes(one)
    others = [fault for fault in one.faults if fault not in one.misfits.values()]
    return "; ".join(filter(None, [f"{verdict}: {seen}", shapes, *_bare(one, others)]))


def _bare(one: Finding, faults: Sequence[str]) -> list[str]:
    """Without the names that the line begins with."""
    short = (fault.removeprefix(f"{one.name} ").removeprefix(f"{named(one.model.endpoint)} ") for fault in faults)
    return list(dict.fromkeys(short))


def _shapes(one: Finding) -> tuple[str, str]:
    """What it is good for, and the ways to ask for a schema. Calls go by the first that it does not refuse."""
    kept = [step for step in LADDER if one.formats.get(step) == "keeps"]
    taken = next((step for step in LADDER[LADDER.index(one.model.endpoint.format) :] if _takes(one, step)), None)
    why = _bare(one, [one.misfits[taken]]) if taken in one.misfits else []
    if one.formats and not kept:
        return "answers, but keeps to no schema", "; ".join(why)
    if not kept:
        return "works", ""
    words = f"keeps to a schema by {listed(kept)}"
    if why:
        words += f', but is asked by {taken} first: put format = "{kept[0]}" at its endpoint'
    return "works", words


def _takes(one: Finding, step: Format) -> bool:
    return one.formats.get(step, "refuses") != "refuses"


def _fails(one: Finding, visit: Visit | None) -> str:
    """Why. What its endpoint's line says of all its models stands there."""
    if visit and visit.fault and visit.fault in one.faults:
        return "does not answer: see its endpoint above"
    why = _bare(one, one.faults)
    if visit and visit.models and one.model.name not in visit.models:
        why.append(f"it is not among the {plural(len(visit.models), 'model')} that are listed")
    return ": ".join(filter(None, ["does not answer", "; ".join(why)]))


def _pool(name: str, faults: Sequence[str]) -> str:
    return line(f"{name}: cannot work: {'; '.join(faults)}" if faults else f"{name}: works")
