"""Programs that ask the API: a few connections that stay open, requests at their times, answers read to their end."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from tests.load.live_site import Site

CONNECTIONS = 16
EACH_THIRD = 3  # asks again with the tag that it has
_PATHS = (
    "/tools", "/tools?verdict=ship", "/tools/aider", "/tools/cursor/panel", "/tools/ollama/facts", "/tallies",
    "/tallies/aider", "/tallies?tools=aider,cursor", "/matchups", "/matchups/aider-vs-cursor", "/ladder", "/reviewers",
    "/tools/aider/revisions", "/tools/gpt-4o-mini/prices",
)  # fmt: skip


@dataclass
class Line:
    """One connection, one request at a time."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def ask(self, path: str, tag: str) -> tuple[int, str]:
        """Status and entity tag."""
        condition = f"If-None-Match: {tag}\r\n" if tag else ""
        head = f"GET /api/v1{path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n{condition}\r\n"
        async with self.turn:
            self.writer.write(head.encode())
            answer = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            status, *lines = answer.strip().split("\r\n")
            told = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
            await self.reader.readexactly(int(told.get("content-length", 0)))
        return int(status.split(" ")[1]), told.get("etag", "")


@dataclass
class Programs:
    """They ask `rate` times a second; `waits` are milliseconds until each answer was there."""

    site: Site
    rate: float
    waits: list[float] = field(default_factory=list[float])
    unchanged: int = 0
    _lines: list[Line] = field(default_factory=list[Line])
    _tags: dict[str, str] = field(default_factory=dict[str, str])

    def __post_init__(self) -> None:
        """Begin with the first address."""
        self._turns: Iterator[int] = itertools.count()

    @property
    def answers(self) -> int:
        """How many requests were answered."""
        return len(self.waits)

    async def connect(self) -> None:
        """Open the connections."""
        for _ in range(CONNECTIONS):
            self._lines.append(Line(*await asyncio.open_connection("127.0.0.1", self.site.ports[0])))

    async def leave(self) -> None:
        """Close them."""
        for line in self._lines:
            line.writer.close()
            await line.writer.wait_closed()

    async def run(self, seconds: float) -> None:
        """Ask for that long. Raises AssertionError where anything is refused."""
        tasks, start = list[asyncio.Task[None]](), time.perf_counter()
        for place in range(max(1, round(self.rate * seconds))):
            await asyncio.sleep(max(0.0, start + place / self.rate - time.perf_counter()))
            tasks.append(asyncio.create_task(self._one(next(self._turns))))
        await asyncio.gather(*tasks)

    async def _one(self, turn: int) -> None:
        path, begun = _PATHS[turn % len(_PATHS)], time.perf_counter()
        tag = self._tags.get(path, "") if turn % EACH_THIRD == 0 else ""
        status, found = await self._lines[turn % CONNECTIONS].ask(path, tag)
        assert status == 200 or (tag and status == 304), (path, status)
        self._tags[path] = found
        self.unchanged += status == 304
        self.waits.append((time.perf_counter() - begun) * 1000)

    def waited(self, share: float) -> float:
        """Milliseconds within which that share of the requests was answered."""
        return float(np.quantile(self.waits, share))
