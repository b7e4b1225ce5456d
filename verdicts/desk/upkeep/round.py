"""One round of checking links: what is due, one request a host at a time with a pause between, each result stored."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sqlalchemy import Engine

from verdicts.desk.upkeep.probe import Prober, Wait
from verdicts.domain.links import Found, LinkCheck
from verdicts.store.engine import reading, writing
from verdicts.store.links import (
    claim_links,
    forget_checks,
    link_checks,
    release_links,
    save_check,
    used_links,
)

CLAIM = timedelta(minutes=10)  # a round ends before
LONGEST_ROUND = 480.0  # seconds
AGAIN = timedelta(days=1)  # what was not fine is looked at again after


@dataclass
class Rounds:
    """`every` is after how long an address that was fine is due again; `held` hosts that asked for patience, until."""

    engine: Engine
    prober: Prober
    every: timedelta
    clock: Callable[[], datetime]
    pause: float = 3.0  # seconds between two requests to a host
    at_once: int = 4  # hosts
    most: int = 60  # addresses a round
    held: dict[str, datetime] = field(default_factory=dict[str, datetime])

    async def once(self) -> int:
        """Check what is due, unless another process does; how many addresses were checked."""
        claimed = await asyncio.to_thread(self._claim)
        if claimed is None:
            return 0
        until, hosts = claimed
        gate, done = asyncio.Semaphore(self.at_once), list[str]()
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(LONGEST_ROUND), asyncio.TaskGroup() as group:
                    for host, urls in hosts.items():
                        group.create_task(self._host(host, urls, gate, done))
        finally:
            await asyncio.to_thread(self._release, until)
        return len(done)

    async def _host(self, host: str, urls: list[str], gate: asyncio.Semaphore, done: list[str]) -> None:
        async with gate:
            for url in urls:
                try:
                    found = await self.prober.probe(url)
                except Wait as asked:
                    self.held[host] = self.clock() + timedelta(seconds=asked.seconds)
                    return
                await asyncio.to_thread(self._save, url, found)
                done.append(url)
                await asyncio.sleep(self.pause)

    def _claim(self) -> tuple[datetime, dict[str, list[str]]] | None:
        """What is due, by host, and until when it is ours; None where nothing is or another process is at it."""
        now = self.clock()
        with reading(self.engine) as conn:
            used, checks = {use.url for use in used_links(conn)}, link_checks(conn)
        self.held = {host: until for host, until in self.held.items() if until > now}
        due = [url for url in used if _host(url) not in self.held and self._due(checks.get(url), now)]
        if not due and not checks.keys() - used:
            return None
        with writing(self.engine) as conn:
            if not claim_links(conn, now, now + CLAIM):
                return None
            forget_checks(conn, used)
        hosts = dict[str, list[str]]()
        for url in sorted(due, key=lambda url: (checks[url].at.timestamp() if url in checks else 0, url))[: self.most]:
            hosts.setdefault(_host(url), []).append(url)
        return now + CLAIM, hosts

    def _due(self, check: LinkCheck | None, now: datetime) -> bool:
        if check is None:
            return True
        return now - check.at >= (self.every if check.found.state == "fine" else min(AGAIN, self.every))

    def _save(self, url: str, found: Found) -> None:
        with writing(self.engine) as conn:
            save_check(conn, url, found, self.clock())

    def _release(self, until: datetime) -> None:
        with writing(self.engine) as conn:
            release_links(conn, until)


def _host(url: str) -> str:
    return urlsplit(url).netloc.casefold()
