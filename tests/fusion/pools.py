"""Pools whose members live at a peer."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Protocol

from pydantic import SecretStr

from verdicts.fusion.pool import Endpoint, Format, Judge, Member, Mode, Model, Pace, Pool

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
