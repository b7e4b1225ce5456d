"""What is said while something is started for a pool."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import pytest

from tests.fusion.peer import peer_of
from tests.fusion.pools import pool_of
from verdicts.commands.fusion.opening import opened
from verdicts.desk.pools.local import LOCAL
from verdicts.desk.pools.offer import Offer, Pools, PoolUnready, Provided
from verdicts.fusion.pool import Pool

pytestmark = pytest.mark.anyio


async def test_a_start_is_told_before_it_and_after_it() -> None:
    """Its first word comes before it starts, its second when it may be asked; the local pool has such words."""
    said = list[str]()

    @asynccontextmanager
    async def slow() -> AsyncGenerator[Pool]:
        said.append("(it starts)")
        yield pool

    with peer_of() as peer:
        pool = pool_of(peer, "ann")
        pools = Pools(provided={"local": Provided(LOCAL.about, slow, starts=LOCAL.starts)})
        async with opened(pools, "local", said.append) as (found, _):
            assert found is pool
    assert said[:2] == ["Starting the model on this machine …", "(it starts)"]
    assert said[2].startswith("Ready after ")


async def test_a_pool_of_the_file_starts_nothing() -> None:
    """Nothing is said of it; nor of one that is not there."""
    said = list[str]()
    with peer_of() as peer:
        pools = Pools({"test": Offer(pool_of(peer, "ann"))})
        async with opened(pools, "test", said.append):
            pass
        with pytest.raises(PoolUnready):
            async with opened(pools, "none", said.append):
                pass
    assert said == []
