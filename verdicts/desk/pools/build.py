"""Tables become pools: names are looked up, and what does not fit together is a fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from verdicts.desk.pools.entries import JudgeEntry, MemberEntry, ModelEntry, PoolEntry
from verdicts.desk.pools.keys import Door
from verdicts.desk.pools.offer import Offer
from verdicts.fusion.events import JUDGE
from verdicts.fusion.pool import Judge, Member, Model, Pace, Pool

Faults = list[tuple[str, str]]  # a field and what is wrong with it
PACE = ("deadline", "judging", "quorum", "grace", "hedge", "hedges")


def model(name: str, entry: ModelEntry, doors: Mapping[str, Door]) -> Model:
    """A model of the file; its endpoint is there."""
    return Model(
        endpoint=doors[entry.endpoint].endpoint,
        name=entry.name or name,
        input=entry.input or Decimal(0),
        output=entry.output or Decimal(0),
        family=entry.family,
    )


@dataclass
class Builder:
    """What pools are built of. `broken` are names of models that have faults of their own, which is said once."""

    doors: Mapping[str, Door]
    models: Mapping[str, Model]
    priced: Set[str]
    personas: Mapping[str, str]
    broken: Set[str] = field(default_factory=set[str])

    def offer(self, name: str, entry: PoolEntry, faults: Faults) -> Offer | None:
        """A pool, or None where it has faults or is made of what has."""
        before = len(faults)
        faults += self._faults(entry)
        if len(faults) > before or self.broken & set(_models(entry)):
            return None
        pace = Pace(**{key: getattr(entry, key) for key in PACE})
        pool = Pool(
            name=name,
            members=tuple(map(self._member, entry.members)),
            judge=Judge(model=self.models[entry.judge.model], **self._voice(entry.judge)),
            mode=entry.mode,
            pace=pace,
            budget=entry.budget,
            currency=entry.currency,
            rounds=entry.rounds,
        )
        used = dict.fromkeys(self.models[key].endpoint.name for key in _models(entry))
        return Offer(pool, tuple(fault for one in used if (fault := self.doors[one].fault)))

    def _member(self, entry: MemberEntry) -> Member:
        persona = self.personas.get(entry.persona, entry.persona)
        name = entry.name or entry.model
        return Member(name=name, model=self.models[entry.model], persona=persona, **self._voice(entry))

    def _voice(self, entry: JudgeEntry) -> dict[str, Any]:
        fallback = self.models[entry.fallback] if entry.fallback else None
        said = {key: getattr(entry, key) for key in ("max_tokens", "temperature", "seed")}
        return {**said, "fallback": fallback}

    def _faults(self, entry: PoolEntry) -> Iterator[tuple[str, str]]:
        for at, one in enumerate(entry.members):
            yield from self._unknown(f"members[{at}]", one)
            if one.persona and one.persona not in self.personas and " " not in one.persona:
                yield f"members[{at}].persona", f"there is no [personas] {one.persona}; a text has more than one word"
        yield from self._unknown("judge", entry.judge)
        yield from _names(entry)
        if entry.quorum and entry.quorum > len(entry.members):
            yield "quorum", f"is more than the {len(entry.members)} members"
        if entry.budget is not None:
            yield from self._unpriced(entry)

    def _unknown(self, where: str, entry: JudgeEntry) -> Iterator[tuple[str, str]]:
        for key in ("model", "fallback"):
            name = getattr(entry, key)
            if name and name not in self.models and name not in self.broken:
                yield f"{where}.{key}", f"there is no [models.{name}]"

    def _unpriced(self, entry: PoolEntry) -> Iterator[tuple[str, str]]:
        for name in dict.fromkeys(_models(entry)):
            if name in self.models and name not in self.priced:
                yield "budget", f"means nothing until [models.{name}] has its input and output prices (0 where free)"


def _models(entry: PoolEntry) -> Iterator[str]:
    for one in (*entry.members, entry.judge):
        yield from filter(None, (one.model, one.fallback))


def _names(entry: PoolEntry) -> Iterator[tuple[str, str]]:
    seen = set[str]()
    for at, one in enumerate(entry.members):
        name = one.name or one.model
        if name == JUDGE:
            yield f"members[{at}].name", "is the judge's own name; take another"
        elif name in seen:
            yield f"members[{at}].name", f"{name} is a member already; give each a name of its own"
        elif not name.isprintable():
            yield f"members[{at}].name", "holds characters that cannot be shown"
        seen.add(name)
