"""The product under load: servers over one database, devices that it knows, votes on one matchup, and their recount."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from tests.load.crowd import Crowd, Reader
from tests.load.wire import Nest
from tests.serving import Server, serving
from verdicts.desk.identity import Identity, new_reader
from verdicts.desk.opening import prepare
from verdicts.states.ballot import BallotState
from verdicts.store.engine import open_engine

SLUGS = ("aider", "cursor")
PAGE = "/compare/aider-vs-cursor"
ELSEWHERE = "/method"
MARK = rb'"split_rx_state_":\s*\{"topic":\s*"' + PAGE.encode() + rb'",\s*"version":'
PICK, CAST = (f"{BallotState.get_full_name()}.{handler}" for handler in ("pick", "cast"))
CHOICES = (*SLUGS, "")  # a reader picks, changes, takes back, and begins again: no vote repeats the one before
PATIENCE = 60.0


@dataclass
class Site:
    """Servers that share a database; their readers' devices are signed here, with the servers' own keys."""

    servers: list[Server]
    settings: dict[str, str]
    identity: Identity
    devices: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def database(self) -> str:
        """Its SQLAlchemy address."""
        return self.settings["database_url"]

    @property
    def ports(self) -> list[int]:
        """Where the servers listen."""
        return [urlsplit(server.url).port or 80 for server in self.servers]

    @property
    def pids(self) -> list[int]:
        """The servers' first processes."""
        return [server.process.pid for server in self.servers]

    def cookies(self, many: int) -> list[str]:
        """Cookie headers of that many new devices."""
        made = {f"{self.identity.cookie}={self.identity.sign(reader)}": reader for reader in _new(many)}
        self.devices |= made
        return list(made)

    def crowds(self, nest: Nest, page: str = PAGE) -> list[Crowd]:
        """An empty crowd a server."""
        return [Crowd(nest, port, page, MARK if page == PAGE else b"") for port in self.ports]


def _new(many: int) -> list[str]:
    return [new_reader() for _ in range(many)]


@contextmanager
def site(folder: Path, database: str, servers: int = 1, **settings: str) -> Generator[Site]:
    """Run servers on one prepared database until the block ends. Keys are made for this run alone."""
    key = os.urandom(32).hex()
    engine = open_engine(database)
    prepare(engine, demo=True, clock=lambda: datetime.now(UTC))
    engine.dispose()
    limits = {"votes_per_device": "600", "exempt_networks": "127.0.0.0/8"}
    known = {"database_url": database, "secret_keys": key, **limits, **settings}
    with ExitStack() as stack:
        running = [stack.enter_context(serving(folder, **known)) for _ in range(servers)]
        yield Site(running, known, Identity((key,)))


@dataclass
class Voting:
    """Votes of a run: readers vote in turn, each on its own socket."""

    voters: Sequence[tuple[Crowd, Reader]]
    turn: int = 0

    async def run(self, rate: float, seconds: float, going: Callable[[], bool] = lambda: True) -> None:
        """Send rate x seconds votes, each at its time whether or not earlier ones were answered."""
        start = time.perf_counter()
        for place in range(round(rate * seconds)):
            if (wait := start + place / rate - time.perf_counter()) > 0:
                await asyncio.sleep(wait)
            if not going():
                return
            self.vote()

    def vote(self) -> None:
        """The next reader's next vote."""
        crowd, reader = self.voters[self.turn % len(self.voters)]
        self.turn += 1
        if not reader.lost:
            choice = CHOICES[len(reader.sent) % len(CHOICES)]
            reader.sent.append((time.perf_counter(), choice))
            crowd.tell(reader, PICK, PAGE, slug=choice)

    async def answered(self) -> None:
        """Wait until every vote has its answer."""
        await until(lambda: all(len(r.answers) == len(r.sent) or r.lost for _, r in self.voters), "answers")

    @property
    def counted(self) -> int:
        """How many votes were answered as counted."""
        return sum(len(reader.counted) for _, reader in self.voters)


async def until(done: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
    """Wait for something that must come."""
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            raise AssertionError(f"still no {what} after {seconds:.0f} s")
        await asyncio.sleep(0.02)
