"""Tables become pools. They have no fault by now: every name in them is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from verdicts.desk.pools.entries import JudgeEntry, MemberEntry, ModelEntry, PoolEntry
from verdicts.desk.pools.keys import Door
from verdicts.desk.pools.offer import Offer
from verdicts.fusion.pool import Judge, Member, Model, Pace, Pool

PACE = ("deadline", "judging", "quorum", "grace", "hedge", "hedges")


def model(name: str, entry: ModelEntry, doors: Mapping[str, Door]) -> Model:
    """A model of the file."""
    return Model(
        endpoint=doors[entry.endpoint].endpoint,
        name=entry.name or name,
        input=entry.input or Decimal(0),
        output=entry.output or Decimal(0),
        family=entry.family,
    )


@dataclass
class Builder:
    """What pools are built of."""

    doors: Mapping[str, Door]
    models: Mapping[str, Model]
    personas: Mapping[str, str]

    def offer(self, name: str, entry: PoolEntry) -> Offer:
        """A pool, and what its endpoints lack."""
        pool = Pool(
            name=name,
            members=tuple(map(self._member, entry.members)),
            judge=Judge(model=self.models[entry.judge.model], **self._voice(entry.judge)),
            mode=entry.mode,
            pace=Pace(**{key: getattr(entry, key) for key in PACE}),
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


def _models(entry: PoolEntry) -> Iterator[str]:
    for one in (*entry.members, entry.judge):
        yield from filter(None, (one.model, one.fallback))
