"""What no failure may do: lose a vote that was answered, count one twice, or leave a page with a wrong number."""

from __future__ import annotations

import asyncio
import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, func, select

from tests.load.live_run import join, settled, voters
from tests.load.live_site import CAST, PAGE, PATIENCE, Site, Voting, site, until
from tests.load.wire import Nest
from tests.redis import RedisServer
from tests.serving import serving
from verdicts.store.engine import open_engine, reading
from verdicts.store.tables import ballot

pytestmark = pytest.mark.anyio
SWEPT = 5  # more messages than the sweep of the database alone could have sent in a test's seconds


@pytest.fixture(scope="module")
def two(postgres_url: str, redis_server: RedisServer) -> Iterator[Site]:
    """Two servers that share a PostgreSQL database and a Redis."""
    server, name = create_engine(postgres_url, isolation_level="AUTOCOMMIT"), f"verdicts_two_{os.getpid()}"
    with server.connect() as conn:
        conn.exec_driver_sql(f"CREATE DATABASE {name}")
    url = server.url.set(database=name).render_as_string(hide_password=False)
    with tempfile.TemporaryDirectory() as folder, site(Path(folder), url, 2, redis_url=redis_server.url) as both:
        yield both
    with server.connect() as conn:
        conn.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    server.dispose()


async def test_a_killed_server_loses_no_vote_that_it_answered(tmp_path: Path, nest: Nest) -> None:
    """After kill -9 amid votes every answered one is in the log, and pages that come back are right and live."""
    with site(tmp_path, f"sqlite:///{tmp_path / 'killed.db'}") as here:
        [crowd] = crowds = here.crowds(nest)
        readers = await join(here, crowds, 40)
        voting, [server] = Voting(voters(crowds)), here.servers
        votes = asyncio.create_task(voting.run(200, PATIENCE, lambda: not readers[0].lost))
        await until(lambda: voting.counted > 100, "counted votes")
        os.killpg(server.process.pid, signal.SIGKILL)
        await votes
        await until(lambda: all(reader.lost for reader in readers), "lost sockets")
        with serving(tmp_path, here.ports[0], **here.settings):
            await crowd.join(readers)
            count = await settled(here, crowds, voting)
            assert sum(len(count.votes(reader)) for reader in readers) == voting.counted
            assert sum(map(len, count.log.values())) <= sum(len(reader.sent) for reader in readers)
            await voting.run(20, 0.5)
            assert (await settled(here, crowds, voting)).version > count.version


async def test_votes_count_and_pages_follow_without_redis(two: Site, redis_server: RedisServer, nest: Nest) -> None:
    """Two servers: while Redis is down votes count and pages of the voter's server move at once; then all are right."""
    crowds = two.crowds(nest)
    readers = await join(two, crowds, 20)
    voting = Voting(voters(crowds))
    await voting.run(50, 1)
    before = await settled(two, crowds, voting)
    redis_server.fall()
    await voting.run(20, 0.5)
    await voting.answered()
    begun = [len(reader.times) for reader in readers]
    await voting.run(20, 2)
    await voting.answered()
    assert min(len(reader.times) - n for reader, n in zip(readers, begun, strict=True)) > SWEPT
    redis_server.start()
    await voting.run(20, 0.5)
    after = await settled(two, crowds, voting)
    assert voting.counted == voting.turn == sum(len(after.votes(reader)) for reader in readers)
    assert after.version > before.version


async def test_what_one_server_counts_the_other_shows_at_once(two: Site, nest: Nest) -> None:
    """With Redis a vote at one server reaches pages of the other much sooner than by the sweep of the database."""
    crowds = here, there = two.crowds(nest)
    readers = await join(two, crowds, 8)
    voting = Voting([(here, reader) for reader in here.readers])
    begun = [len(reader.times) for reader in there.readers]
    await voting.run(20, 2)
    await settled(two, crowds, voting)
    assert min(len(reader.times) - n for reader, n in zip(there.readers, begun, strict=True)) > SWEPT
    assert len(readers) == 8


async def test_two_hundred_casts_at_once_leave_one_ballot(two: Site, nest: Nest) -> None:
    """A device that votes on one tool from twenty tabs on two servers at once has one ballot, the one last counted."""
    crowds, [cookie] = two.crowds(nest), two.cookies(1)
    for crowd in crowds:
        await crowd.gather([cookie] * 10)
    tabs = voters(crowds)
    for turn in range(10):
        for place, (crowd, tab) in enumerate(tabs):
            choice = ("ship", "skip")[(turn + place) % 2]
            tab.sent.append((0.0, choice))
            crowd.tell(tab, CAST, PAGE, slug="aider", choice=choice)
    await until(lambda: all(len(tab.answers) == 10 for _, tab in tabs), "answers")
    assert sum(stands for _, tab in tabs for _, stands in tab.answers) == 200
    engine = open_engine(two.database)
    assert ballots(engine, two.devices[cookie]) == 1
    await settled(two, crowds, Voting(()))
    engine.dispose()


def ballots(engine: Engine, device: str) -> int:
    """How many ballots a device has."""
    with reading(engine) as conn:
        return conn.execute(select(func.count()).select_from(ballot).where(ballot.c.reader == device)).scalar_one()
