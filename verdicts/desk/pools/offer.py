"""What can be had by name: pools of the file and pools that code provides, and in a sentence why one cannot be used."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field

from verdicts.desk.pools.keys import Door
from verdicts.fusion.pool import Model, Pool

BEGIN = (
    "No pools are set up. Name a TOML file of pools in VERDICTS_POOLS; deploy/pools.example.toml is one to begin with. "
    "To try it without a key or a network: `make local`, then `verdicts fusion ask --pool local QUESTION`."
)


class PoolUnready(Exception):
    """A pool cannot be used. The text is one or more sentences for a person, without a key."""


@dataclass(frozen=True)
class Provided:
    """A pool made by code: `about` is a line on it; `opened` makes it, ends what it needed, may raise PoolUnready.

    `lacks` looks, without opening it, what keeps it from being used: a few words, "" for nothing that it knows of.
    `starts` names what is started for it, where that takes seconds.
    """

    about: str
    opened: Callable[[], AbstractAsyncContextManager[Pool]]
    lacks: Callable[[], str] = lambda: ""
    starts: str = ""


@dataclass(frozen=True)
class Offer:
    """A pool of the file, and sentences that say what it lacks."""

    pool: Pool
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pools:
    """All pools of an installation. `doors`, `models` and `personas` are those of the file, by its names."""

    offers: Mapping[str, Offer] = field(default_factory=dict[str, Offer])
    doors: Mapping[str, Door] = field(default_factory=dict[str, Door])
    models: Mapping[str, Model] = field(default_factory=dict[str, Model])
    provided: Mapping[str, Provided] = field(default_factory=dict[str, Provided])
    personas: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def names(self) -> list[str]:
        """Of the file in its order, then the provided ones."""
        return [*self.offers, *self.provided]

    def default(self) -> str:
        """The only pool of the file. Raises PoolUnready where there is none, or a choice."""
        if len(self.offers) == 1:
            return next(iter(self.offers))
        raise PoolUnready(f"Name a pool with --pool: {', '.join(self.names)}." if self.offers else BEGIN)

    def get(self, name: str) -> Pool:
        """A pool of the file, ready to be used. Raises PoolUnready."""
        offer = self.offers.get(name)
        if offer is None:
            raise PoolUnready(self._unknown(name) if self.offers else BEGIN)
        if offer.lacks:
            raise PoolUnready(f"Pool {name} cannot be used: {'; '.join(offer.lacks)}.")
        return offer.pool

    def starts(self, name: str) -> str:
        """What is started for a pool before it can be asked; nothing for one of the file or that lacks something."""
        found = None if name in self.offers else self.provided.get(name)
        return found.starts if found and not found.lacks() else ""

    @asynccontextmanager
    async def opened(self, name: str) -> AsyncGenerator[Pool]:
        """A pool of either kind while it is used. Raises PoolUnready."""
        if name in self.offers or name not in self.provided:
            yield self.get(name)
            return
        async with self.provided[name].opened() as pool:
            yield pool

    def _unknown(self, name: str) -> str:
        return f"There is no pool {name}. There are: {', '.join(self.names)}."
