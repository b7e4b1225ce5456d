"""Sockets at the handshake: with a device's cookie nothing is read, with a session's the database is asked."""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import numpy as np
from sqlalchemy import update

from tests.accounts import FIREFOX
from tests.load.crowd import Crowd, events_path
from tests.load.live_shown import Row
from tests.load.live_site import Site
from tests.load.machine import cpu_seconds
from tests.load.timing import spread
from tests.load.wire import Nest
from verdicts.desk.accounts.sessions import SEEN_EVERY, begin
from verdicts.desk.identity import new_reader
from verdicts.store.accounts import add_account
from verdicts.store.engine import open_engine, writing
from verdicts.store.tables import session

ONE_BY_ONE = 5  # of so many connects one is also measured by itself, without a page


@dataclass
class Door:
    """One kind of cookies and what their connects took: milliseconds by themselves, and together until all show."""

    name: str
    seated: str
    cookies: list[str]
    long_ago: tuple[int, ...] = ()  # sessions that must have been seen long ago whenever they come
    alone: list[float] = field(default_factory=list[float])
    each: list[float] = field(default_factory=list[float])
    cpu: list[float] = field(default_factory=list[float])

    async def connect(self, nest: Nest, here: Site) -> None:
        """Connect one by one as far as the handshake, then all together until each shows its page; then they leave."""
        pid, port, many = here.pids[0], here.ports[0], len(self.cookies)
        self._age(here)
        for cookie in self.cookies[::ONE_BY_ONE]:
            self.alone.append(await _handshake(nest, port, cookie))
        self._age(here)
        (crowd,) = here.crowds(nest)
        cpu, begun = cpu_seconds(pid), time.perf_counter()
        await crowd.gather(self.cookies)
        self.each.append((time.perf_counter() - begun) * 1000 / many)
        self.cpu.append((cpu_seconds(pid) - cpu) * 1000 / many)
        _left(crowd)

    def _age(self, here: Site) -> None:
        """Make it so that the sessions were seen too long ago: the next handshake writes it down anew."""
        if self.long_ago:
            engine = open_engine(here.database)
            with writing(engine) as conn:
                conn.execute(update(session).where(session.c.id.in_(self.long_ago)).values(seen_at=_long_ago()))
            engine.dispose()

    def beside(self, other: Door) -> list[Row]:
        """Medians of this kind beside those of another."""
        ours, theirs = spread(np.array(self.alone)), spread(np.array(other.alone))
        return [
            ("handshake alone p50, ms", ours.p50, theirs.p50, ""),
            ("handshake alone p95, ms", ours.p95, theirs.p95, ""),
            ("48 at once: ms a page", float(np.median(self.each)), float(np.median(other.each)), ""),
            ("48 at once: CPU ms a page", float(np.median(self.cpu)), float(np.median(other.cpu)), ""),
        ]


def doors(here: Site, many: int) -> list[Door]:
    """A device's cookies, those of sessions that were seen lately, and of sessions that were not."""
    lately, long_ago = (_sessions(here, kind, many) for kind in ("lately", "long-ago"))
    return [
        Door("devices", "", here.cookies(many)),
        Door("sessions seen lately", "its session was read", list(lately)),
        Door(
            "sessions not seen for an hour",
            "its session was read and written",
            list(long_ago),
            tuple(long_ago.values()),
        ),
    ]


def _long_ago() -> datetime:
    return datetime.now(UTC) - SEEN_EVERY - timedelta(minutes=1)


def _sessions(here: Site, kind: str, many: int) -> dict[str, int]:
    """That many accounts, each signed in and seen: cookie headers and the sessions' numbers."""
    now, engine = datetime.now(UTC), open_engine(here.database)
    with writing(engine) as conn:
        made = [
            begin(conn, add_account(conn, f"{kind}-{number}@example.com", new_reader(), "reader", None, now),
                  "password", FIREFOX, now)
            for number in range(many)
        ]  # fmt: skip
        conn.execute(update(session).values(confirmed_at=now))
    engine.dispose()
    return {f"session={token}": number for number, token in made}


async def _handshake(nest: Nest, port: int, cookie: str) -> float:
    """Milliseconds until a socket is one."""
    told = {"Origin": f"http://localhost:{port}", "Cookie": cookie}
    begun = time.perf_counter()
    wire = await nest.open(port, events_path(str(uuid.uuid4())), lambda *_: None, told)
    took = (time.perf_counter() - begun) * 1000
    wire.close()
    return took


def _left(crowd: Crowd) -> None:
    """Everybody goes. Raises AssertionError where somebody was sent away before."""
    assert not any(reader.lost for reader in crowd.readers)
    crowd.leave()
