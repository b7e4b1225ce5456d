"""Two workers that share PostgreSQL and Redis beside one worker on PostgreSQL: the same votes, in turn."""

from __future__ import annotations

import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine

from tests.load.live_run import Present
from tests.load.live_shown import Row
from tests.load.live_site import Site, site
from tests.load.timing import spread
from tests.load.wire import Nest
from tests.postgres import throwaway_server
from tests.redis import throwaway_redis


@contextmanager
def one_and_two() -> Generator[tuple[Site, Site]]:
    """A site with one worker and a site with two, each with a database of its own."""
    with tempfile.TemporaryDirectory() as folder, throwaway_server() as url, throwaway_redis() as redis:
        one, two = (_database(url, name) for name in ("one", "two"))
        with (
            site(Path(folder), one) as alone,
            site(Path(folder), two, workers="2", redis_url=redis.url) as both,
        ):
            yield alone, both


def _database(url: str, name: str) -> str:
    server = create_engine(url, isolation_level="AUTOCOMMIT")
    with server.connect() as conn:
        conn.exec_driver_sql(f"CREATE DATABASE {name}")
    server.dispose()
    return server.url.set(database=name).render_as_string(hide_password=False)


async def workers(
    nest: Nest, alone: Site, both: Site, readers: int, rate: float, seconds: float, rounds: int
) -> list[Row]:
    """`rounds` windows of `seconds` each way, in turn. Raises where a page is wrong."""
    sides = [Present(here, here.crowds(nest)) for here in (alone, both)]
    for side in sides:
        await side.gather(readers)
    for _ in range(rounds):
        for side in sides:
            await side.votes(rate, seconds)
    for side in sides:
        await side.settle()
    one, two = (spread(side.side.latencies) for side in sides)
    return [
        ("p50, ms", two.p50, one.p50, ""),
        ("p95, ms", two.p95, one.p95, "<= 1.5x"),
        ("p99, ms", two.p99, one.p99, ""),
        ("vote answered p95, ms", spread(sides[1].waits).p95, spread(sides[0].waits).p95, ""),
        ("CPU in all, % of a core", sides[1].side.load, sides[0].side.load, ""),
    ]
