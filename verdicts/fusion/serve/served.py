"""What is served: the pools by their names, which of them `fusion` is, and what one may cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from urllib.parse import urlsplit

from pydantic import BaseModel

from verdicts.fusion.brief import Brief
from verdicts.fusion.case import Case
from verdicts.fusion.cost import Estimate, Ledger
from verdicts.fusion.fuse import Means
from verdicts.fusion.ground import Ground
from verdicts.fusion.judge.settle import by_field
from verdicts.fusion.plan import estimate
from verdicts.fusion.pool import Model, Pool
from verdicts.fusion.serve.refusing import Wrong

MODEL = "fusion"
HERE = {"localhost", "127.0.0.1", "::1", "0.0.0.0"}  # noqa: S104 - only compared with


@dataclass(frozen=True)
class Served:
    """`default` is the pool that `fusion` means, None where there is a choice."""

    pools: Mapping[str, Pool]
    default: str | None = None

    def names(self) -> Iterator[tuple[str, Pool]]:
        """What a client may call a model, and its pool."""
        if self.default is not None:
            yield MODEL, self.pools[self.default]
        for name, pool in self.pools.items():
            yield f"{MODEL}/{name}", pool


def apart_from(pools: Mapping[str, Pool], origins: tuple[str, ...]) -> dict[str, Pool]:
    """The pools without those that ask this very server: they would ask themselves without end."""
    own = {_place(origin) for origin in origins}
    return {name: pool for name, pool in pools.items() if not own & set(map(_place, _addresses(pool)))}


def _addresses(pool: Pool) -> Iterator[str]:
    for voice in (*pool.members, pool.judge):
        models: tuple[Model | None, ...] = (voice.model, voice.fallback)
        yield from (model.endpoint.base_url for model in models if model)


def _place(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".")
    return "localhost" if host in HERE else host, parts.port or (443 if parts.scheme == "https" else 80)


def costs(pool: Pool, brief: Brief, out: type[BaseModel], means: Means) -> Estimate:
    """What a fusion may cost, before anything is held for it. Raises Wrong where its judge could not write the type."""
    try:
        settle = by_field(out, pool.mode)
    except TypeError:
        words = f"A pool in mode {pool.mode} writes words, and this schema has no property of plain string at its top."
        raise Wrong(400, "unsupported_schema", words, "response_format") from None
    ground = Ground(means.wire, Ledger(None), means.known, means.clock, means.clock(), lambda _: None)
    most = estimate(Case(pool, brief, out, settle, ground, "0" * 32))
    cap = most.high if pool.budget is None else min(most.high, pool.budget)
    return replace(most, high=max(cap, Decimal(0)))
