"""Circles: who hears that something of a reader's changed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.live.test_hub import Chair
from tests.live.test_relay import until
from tests.redis import RedisServer
from tests.votes import reader
from verdicts.desk.catalogue import Library
from verdicts.live.circle import PREFIX, Circles
from verdicts.polling import Polling
from verdicts.settings import Settings
from verdicts.store.engine import open_engine

pytestmark = pytest.mark.anyio
ADA, BOB = reader(1), reader(2)


@dataclass
class Site:
    """One process's circles, and what it tells the others; its clock stands still."""

    told: list[dict[str, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Nobody is there yet."""
        self.circles = Circles(lambda number: number, self.told.append, clock=lambda: 5_000_000)

    def page(self, of: str) -> Chair:
        """An open page of a reader."""
        chair = Chair()
        self.circles.join(chair, of)
        return chair


async def test_news_reach_the_readers_other_pages_and_nobody_else() -> None:
    """Every page of the reader but the one where it was done is told once, with a number and nothing more; so are
    other processes."""
    site = Site()
    here, tab, phone, bobs, nobodys = (site.page(of) for of in (ADA, ADA, ADA, BOB, ""))
    site.circles.news(ADA, but=here)
    assert [each.sent for each in (here, tab, phone, bobs, nobodys)] == [[], [5], [5], [], []]
    assert site.told == [{f"{PREFIX}{ADA}": 5}]


async def test_a_form_tells_every_page() -> None:
    """What was done without a socket reaches all pages; of nobody there is no news to anybody."""
    site = Site()
    pages = [site.page(of) for of in (ADA, ADA, "")]
    site.circles.news(ADA)
    site.circles.news("")
    assert [len(each.sent) for each in pages] == [1, 1, 0]


async def test_two_news_of_one_moment_are_two() -> None:
    """The number differs each time, or a page would look once and miss what came after."""
    site = Site()
    page = site.page(ADA)
    for _ in range(3):
        site.circles.news(ADA)
    site.circles.heard([ADA])
    site.circles.all()
    assert page.sent == [5, 6, 7, 8, 9]


async def test_a_page_that_left_or_changed_hands_hears_nothing_more() -> None:
    """Leaving, another reader and a gone socket end it, and nothing is kept of either."""
    site = Site()
    left, changed, gone = (site.page(ADA) for _ in range(3))
    site.circles.leave(left)
    site.circles.join(changed, BOB)
    gone.there = False
    site.circles.news(ADA)
    gone.there = True
    site.circles.news(ADA)
    assert [each.sent for each in (left, changed, gone)] == [[], [], []]
    site.circles.news(BOB)
    assert len(changed.sent) == 1
    site.circles.join(changed, "")
    site.circles.leave(left)
    assert (site.circles._seats, site.circles._reader_of) == ({}, {})


async def test_joining_again_is_one_place() -> None:
    """A page that opens another address is still told once."""
    site = Site()
    page = site.page(ADA)
    site.circles.join(page, ADA)
    site.circles.news(ADA)
    assert len(page.sent) == 1


async def test_missed_news_make_every_known_page_look() -> None:
    """All pages of known readers are told, those of nobody are not."""
    site = Site()
    pages = [site.page(of) for of in (ADA, BOB, "")]
    site.circles.all()
    assert [len(each.sent) for each in pages] == [1, 1, 0]


@pytest.fixture
def lobby(tmp_path: Path) -> Engine:
    """An engine that nothing is asked of."""
    return open_engine(f"sqlite:///{tmp_path / 'x.db'}")


@asynccontextmanager
async def processes(engine: Engine, redis: RedisServer, many: int) -> AsyncIterator[list[Circles]]:
    """The circles of so many processes as the server assembles them, joined by Redis."""
    known = Settings(redis_url=redis.url, secret_keys="k" * 40, _env_file=None)  # type: ignore[call-arg,arg-type]
    made = [Polling(known, Library(engine)) for _ in range(many)]
    tasks = [asyncio.create_task(each._relay.run()) for each in made]
    lookouts = [Chair() for _ in made]
    for each, chair in zip(made, lookouts, strict=True):
        each.polls.circles.join(chair, "a lookout")
    try:
        await until(lambda: all(chair.sent for chair in lookouts))  # the relay is there: every page looked
        yield [each.polls.circles for each in made]
    finally:
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def test_processes_hear_of_each_other(lobby: Engine, redis_server: RedisServer) -> None:
    """News in one process reach the reader's pages in another, nobody else's, and its own not a second time."""
    async with processes(lobby, redis_server, 2) as (one, other):
        here, there, bobs = Chair(), Chair(), Chair()
        one.join(here, ADA)
        other.join(there, ADA)
        other.join(bobs, BOB)
        one.news(ADA)
        await until(lambda: bool(there.sent))
        other.news(BOB)
        await until(lambda: bool(bobs.sent))
        await asyncio.sleep(0.1)
        assert [len(each.sent) for each in (here, there, bobs)] == [1, 1, 1]


async def test_after_redis_was_away_every_known_page_looks(lobby: Engine, redis_server: RedisServer) -> None:
    """What one process did while Redis was away shows in the other when it is back."""
    async with processes(lobby, redis_server, 2) as (one, other):
        there, nobodys = Chair(), Chair()
        other.join(there, ADA)
        other.join(nobodys, "")
        redis_server.fall()
        try:
            one.news(ADA)
            await asyncio.sleep(0.2)
            assert there.sent == []
        finally:
            redis_server.start()
        await until(lambda: bool(there.sent))
        assert nobodys.sent == []
