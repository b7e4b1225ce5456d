"""Pools whose members live at a peer."""

from __future__ import annotations

import time
from contextlib import aclosing
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Protocol

from pydantic import SecretStr

from verdicts.fusion.brief import Brief
from verdicts.fusion.cost import Ledger
from verdicts.fusion.drafts import Answer, Fusion
from verdicts.fusion.events import Done
from verdicts.fusion.fuse import Means, fuse
from verdicts.fusion.ground import Ground
from verdicts.fusion.known import Known
from verdicts.fusion.pool import Endpoint, Format, Judge, Member, Mode, Model, Pace, Pool
from verdicts.fusion.wire import Wire

KEY = "sk-marker-6f1d2c9ab34e"


class Addressed(Protocol):
    """A peer, here or in another process."""

    @property
    def url(self) -> str:
        """Its base address."""
        ...


def endpoint_of(peer: Addressed, name: str = "peer", key: str | None = KEY, **given: Any) -> Endpoint:
    """An endpoint at the peer."""
    return Endpoint(name=name, base_url=peer.url, key=SecretStr(key) if key else None, **given)


def model_of(peer: Addressed, name: str, price: str = "0", **given: Any) -> Model:
    """A model of the peer; `price` is money per million tokens, in and out."""
    return Model(endpoint=endpoint_of(peer, **given), name=name, input=Decimal(price), output=Decimal(price))


def pool_of(
    peer: Addressed,
    *names: str,
    mode: Mode = "best-of",
    price: str = "0",
    budget: str | None = None,
    at_once: int = 64,
    format: Format = "json_schema",
    member: dict[str, Any] | None = None,
    judge: dict[str, Any] | None = None,
    **pace: Any,
) -> Pool:
    """Members called as their models, with the judge's model `judge`; `pace` are fields of Pace."""
    here = endpoint_of(peer, at_once=at_once, format=format)

    def model(name: str) -> Model:
        return Model(endpoint=here, name=name, input=Decimal(price), output=Decimal(price))

    return Pool(
        name="test",
        members=tuple(Member(name=name, model=model(name), **(member or {})) for name in names),
        judge=Judge(model=model("judge"), **(judge or {})),
        mode=mode,
        pace=Pace(**pace),
        budget=Decimal(budget) if budget else None,
    )


@dataclass
class Told:
    """Events as they are told; `ground` is one on which they are."""

    events: list[Any] = field(default_factory=list[Any])

    def ground(self, wire: Wire, cap: str | None = None, known: Known | None = None) -> Ground:
        """A ground with a ledger of its own."""
        ledger = Ledger(Decimal(cap) if cap else None)
        return Ground(wire, ledger, known or Known(), time.monotonic, time.monotonic(), self.events.append)

    def of(self, kind: type[Any]) -> list[Any]:
        """The events of a kind."""
        return [event for event in self.events if isinstance(event, kind)]


async def fused(pool: Pool, wire: Wire, out: type[Any] = Answer, brief: Brief | None = None, **means: Any) -> Told:
    """All events of one fusion."""
    told = Told()
    given = Means(wire, means.pop("known", None) or Known(), mark=lambda: "0" * 32, **means)
    async with aclosing(fuse(pool, brief or Brief("Say something."), out, given)) as events:
        async for event in events:
            told.events.append(event)
    return told


def done(told: Told) -> Fusion[Any]:
    """What came of it."""
    last = told.events[-1]
    assert isinstance(last, Done)
    return last.fusion
