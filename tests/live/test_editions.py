"""Editions: every page hears what was published, and nothing twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import pytest
from sqlalchemy import Engine

from tests.generate import fill, tools
from tests.live.test_relay import until
from verdicts.desk.catalogue import Library
from verdicts.domain.revisions import Edition
from verdicts.live.editions import KEPT, Editions

pytestmark = pytest.mark.anyio


@dataclass
class Press:
    """A catalogue, and what pages were told of it."""

    published: list[Edition] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    spoken: list[object] = field(default_factory=list)
    away: bool = False

    def editions(self, every: float = 30.0) -> Editions:
        """The watch of a process on it."""
        return Editions(self.newest, self.since, self.told.append, self.spoken.append, every)

    def newest(self) -> int:
        """The number of the last one."""
        return self.published[-1].number if self.published else 0

    def since(self, last: int, most: int) -> Sequence[Edition]:
        """Those after it."""
        if self.away:
            raise ConnectionError
        return [one for one in self.published if one.number > last][-most:]

    def publish(self, *slugs: str, new: bool = False) -> None:
        """Publish tools."""
        self.published += [Edition(self.newest() + 1 + at, slug, new) for at, slug in enumerate(slugs)]


@asynccontextmanager
async def running(editions: Editions) -> AsyncIterator[None]:
    """Let it look until the block ends."""
    task = asyncio.create_task(editions.run())
    try:
        await until(lambda: editions._last is not None)
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def test_pages_hear_of_what_came_after_the_start() -> None:
    """What was there before is no news; each message holds what was told before, so that none is lost on the way."""
    press = Press()
    press.publish("old")
    editions = press.editions()
    await editions.once()
    press.publish("vllm")
    await editions.once()
    await editions.once()
    press.publish("mine", new=True)
    await editions.once()
    assert press.told == ["vllm@2", "vllm@2 +mine@3"]


async def test_very_much_at_once_is_everything() -> None:
    """More than a message holds is told as all, up to its last number."""
    press = Press()
    editions = press.editions()
    await editions.once()
    press.publish(*(f"t{at}" for at in range(KEPT + 5)))
    await editions.once()
    assert press.told == [f"*@{KEPT + 5}"]


async def test_a_database_that_was_away_is_asked_again() -> None:
    """Nothing is told meanwhile, and all of it after."""
    press = Press()
    editions = press.editions()
    await editions.once()
    press.publish("vllm")
    press.away = True
    await editions.once()
    press.away = False
    await editions.once()
    assert press.told == ["vllm@1"]


async def test_who_publishes_is_heard_at_once() -> None:
    """A nudge does not wait for the next look and reaches other processes; theirs does the same without an echo."""
    press = Press()
    one = press.editions(every=30)
    async with running(one):
        press.publish("vllm")
        one.nudge()
        await until(lambda: press.told == ["vllm@1"])
        press.publish("ollama")
        one.heard()
        await until(lambda: press.told[1:] == ["vllm@1 ollama@2"])
    assert len(press.spoken) == 1


async def test_a_look_comes_by_itself() -> None:
    """What another process published without a word, an import beside the server, is found."""
    press = Press()
    async with running(press.editions(every=0.01)):
        press.publish("vllm")
        await until(lambda: press.told == ["vllm@1"])


async def test_other_reviewers_are_news_once() -> None:
    """From then on every message says who they are now, so that a page which shows them already is not told."""
    press, seats = Press(), ["five"]
    editions = press.editions()
    editions.seats = lambda: seats[-1]
    await editions.once()
    press.publish("vllm")
    await editions.once()
    seats.append("six")
    await editions.once()
    await editions.once()
    press.publish("mine")
    await editions.once()
    assert press.told == ["vllm@1", "vllm@1 reviewers=six", "vllm@1 mine@2 reviewers=six"]


def test_the_catalogue_counts_its_publications(engine: Engine) -> None:
    """Numbers grow over all tools; the first revision of a tool is new, later ones are not; the newest are given."""
    library, (one, other, *_) = Library(engine), tools(4)
    assert library.edition() == 0
    fill(engine, [one, other])
    first = library.edition()
    fill(engine, [one])
    found = library.editions(0, 10)
    assert [(each.slug, each.new) for each in found] == [(one.slug, True), (other.slug, True), (one.slug, False)]
    assert [each.number for each in found] == sorted(each.number for each in found)
    assert library.editions(first, 10) == library.editions(0, 1) == found[2:]
    assert library.editions(library.edition(), 10) == []
