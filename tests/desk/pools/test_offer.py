"""Pools by their names: of the file, provided by code, and none."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import pytest

from verdicts.desk.pools.offer import Offer, Pools, PoolUnready, Provided
from verdicts.fusion.pool import Endpoint, Judge, Member, Model, Pool
from verdicts.installation import pools_of
from verdicts.settings import Settings

pytestmark = pytest.mark.anyio


def _pool(name: str) -> Pool:
    model = Model(endpoint=Endpoint(name="e", base_url="http://localhost:1/v1"), name="m")
    return Pool(name=name, members=(Member(name="a", model=model),), judge=Judge(model=model))


async def test_a_provided_pool_lives_while_it_is_used() -> None:
    """A pool that code provides is made when it is opened and ended after; one of the file just is."""
    told = list[str]()

    @asynccontextmanager
    async def opened() -> AsyncGenerator[Pool]:
        told.append("made")
        yield _pool("local")
        told.append("ended")

    pools = Pools({"mine": Offer(_pool("mine"))}, provided={"local": Provided("a model here", opened)})
    assert pools.names == ["mine", "local"]
    async with pools.opened("local") as pool:
        assert (pool.name, told) == ("local", ["made"])
    assert told == ["made", "ended"]
    async with pools.opened("mine") as pool:
        assert pool.name == "mine"


async def test_what_is_not_there_is_a_sentence() -> None:
    """An unknown name lists those that there are; with several nothing is chosen for the operator."""
    pools = Pools({"one": Offer(_pool("one")), "two": Offer(_pool("two"), ("it lacks something",))})
    for name, said in (("none", "There is no pool none. There are: one, two."), ("two", "cannot be used: it lacks so")):
        with pytest.raises(PoolUnready, match=said.replace(".", r"\.")):
            async with pools.opened(name):
                pass
    with pytest.raises(PoolUnready, match="Name a pool with --pool: one, two"):
        pools.default()
    assert Pools({"one": Offer(_pool("one"))}).default() == "one"


def test_without_the_setting_there_is_no_file() -> None:
    """An empty VERDICTS_POOLS leaves the provided pools alone, and says how to begin."""
    pools = pools_of(Settings(pools=""))
    assert not pools.offers
    with pytest.raises(PoolUnready, match="VERDICTS_POOLS"):
        pools.get("panel")
