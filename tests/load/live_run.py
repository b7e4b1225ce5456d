"""The parts of a run: readers come, vote and watch; the floor does the same; at the end every page is compared."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from tests.load.crowd import Crowd, Reader
from tests.load.live_floor import WAYS
from tests.load.live_site import ELSEWHERE, MARK, Site, Voting, until
from tests.load.recount import Count, recount
from tests.load.side import Side, Watch
from tests.load.timing import Floats, Vote, latencies
from tests.load.wire import Nest, Wire

QUIET = 3.0  # seconds over which idle sockets are measured
TAIL = 0.25  # seconds after the last answer in which the last number reaches everybody


async def join(site: Site, crowds: Sequence[Crowd], many: int) -> list[Reader]:
    """That many readers with new devices, spread over the servers."""
    parts = [site.cookies(many // len(crowds) + (place < many % len(crowds))) for place in range(len(crowds))]
    groups = await asyncio.gather(*(crowd.gather(part) for crowd, part in zip(crowds, parts, strict=True)))
    return [reader for group in groups for reader in group]


def voters(crowds: Sequence[Crowd]) -> list[tuple[Crowd, Reader]]:
    """Everybody, the servers in turn."""
    rows = [[(crowd, reader) for reader in crowd.readers] for crowd in crowds]
    return [row[place] for place in range(max(map(len, rows))) for row in rows if place < len(row)]


@dataclass
class Present:
    """The product with readers on its page, who also vote."""

    site: Site
    crowds: Sequence[Crowd]
    side: Side = field(default_factory=Side)
    windows: list[tuple[float, float]] = field(default_factory=list[tuple[float, float]])

    def __post_init__(self) -> None:
        """Everybody votes in turn."""
        self.watch, self.voting = Watch(self.site.pids, self.crowds), Voting(())

    @property
    def readers(self) -> list[Reader]:
        """Those who are there."""
        return [reader for crowd in self.crowds for reader in crowd.readers if not reader.lost]

    @property
    def waits(self) -> Floats:
        """Milliseconds that each voter waited for an answer."""
        pairs = [pair for _, reader in self.voting.voters for pair in zip(reader.sent, reader.answers, strict=True)]
        return np.array([(answered - sent) * 1000 for (sent, _), (answered, _) in pairs])

    async def gather(self, many: int) -> None:
        """Readers come; what each costs in memory, and all of them when nothing happens."""
        before = self.watch.memory()
        await join(self.site, self.crowds, many)
        self.side.bytes_a_socket = (self.watch.memory() - before) / many
        self.voting = Voting(voters(self.crowds))
        await self.watch.quiet(self.side, QUIET if many > 100 else TAIL)

    async def votes(self, rate: float, seconds: float) -> None:
        """A window of votes."""

        async def work() -> None:
            await self.voting.run(rate, seconds)
            await self.voting.answered()
            await asyncio.sleep(TAIL)

        self.windows.append(await self.watch.over(self.side, work))

    async def settle(self, *also: Crowd) -> Count:
        """Recount and compare; the latencies of all windows. Raises AssertionError where anything is wrong.

        The pages of further crowds are compared too.
        """
        count = await settled(self.site, [*self.crowds, *also], self.voting)
        sent = [vote for _, reader in self.voting.voters for vote in count.votes(reader)]
        for begun, ended in self.windows:
            votes = [vote for vote in sent if begun <= vote.sent < ended]
            self.side.taken.append(latencies(votes, self.readers))
        return count


async def settled(site: Site, crowds: Sequence[Crowd], voting: Voting) -> Count:
    """Wait for all answers, then until every page shows the newest version; recount. Raises where one is wrong."""
    await voting.answered()
    count = await asyncio.to_thread(recount, site)
    await until(lambda: all(crowd.seen_by_all(count.version) for crowd in crowds), f"version {count.version}", 10)
    if found := count.wrong(reader for crowd in crowds for reader in crowd.readers if not reader.lost):
        raise AssertionError(f"{len(found)} pages are wrong: {found[0]}")
    return count


async def cost_of_a_vote(nest: Nest, site: Site, many: int, rate: float, seconds: float) -> float:
    """Processor seconds a vote while nobody watches: the voters are on a page without numbers."""
    alone = Present(site, site.crowds(nest, ELSEWHERE))
    await alone.gather(many)
    await alone.votes(rate, seconds)
    for crowd in alone.crowds:
        crowd.leave()
    return max(0.0, alone.side.cpu - alone.side.idle * alone.side.seconds) / max(1, alone.voting.turn)


@dataclass
class Floor:
    """The bare server with as many readers, and the wires on which it is commanded."""

    pid: int
    crowd: Crowd
    commands: dict[str, Wire] = field(default_factory=dict[str, Wire])
    sides: dict[str, Side] = field(default_factory=dict[str, Side])
    sent: int = 0

    async def gather(self, many: int) -> None:
        """Readers come, and two who command."""
        watch, memory = Watch([self.pid], [self.crowd]), Side()
        before = watch.memory()
        await self.crowd.listen(many, "/listen")
        memory.bytes_a_socket = (watch.memory() - before) / many
        await watch.quiet(memory, QUIET if many > 100 else TAIL)
        for way in WAYS:
            self.commands[way] = await self.crowd.nest.open(self.crowd.port, f"/command/{way}", lambda *_: None)
            self.sides[way] = Side(idle=memory.idle, bytes_a_socket=memory.bytes_a_socket)

    async def broadcasts(self, way: str, text: bytes, rate: float, seconds: float) -> None:
        """A window in which the same text, but for its version, is broadcast at that rate."""
        votes = list[Vote]()

        async def work() -> None:
            start = time.perf_counter()
            for place in range(max(1, round(rate * seconds))):
                await asyncio.sleep(max(0.0, start + place / rate - time.perf_counter()))
                votes.append(self._command(way, text))
            await until(lambda: self.crowd.seen_by_all(votes[-1].version), "last frame of the floor")

        side = self.sides[way]
        await Watch([self.pid], [self.crowd]).over(side, work)
        side.taken.append(latencies(votes, self.crowd.readers))

    def _command(self, way: str, text: bytes) -> Vote:
        self.sent += 1
        version = 1_000_000 + self.sent
        self.commands[way].send(re.sub(rb"(" + MARK + rb")\d+", rb"\g<1>%d" % version, text))
        return Vote(time.perf_counter(), version)

    @property
    def best(self) -> str:
        """The way that costs less; both are measured."""
        return min(self.sides, key=lambda way: self.sides[way].frame_cpu or float("inf"))
