"""People who sign in while others vote: over HTTP, each once, with an account, a device and a connection of its own."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import httpx
import numpy as np
from argon2 import PasswordHasher, Type
from sqlalchemy import func, select

from tests.accounts import FIREFOX
from tests.load.live_run import Present
from tests.load.live_shown import Row
from tests.load.live_site import Site
from tests.load.side import Side, Watch
from tests.load.timing import spread
from verdicts.desk.identity import new_reader
from verdicts.desk.passwords import OWASP
from verdicts.store.accounts import add_account
from verdicts.store.engine import open_engine, reading, writing
from verdicts.store.tables import session

PASSWORD = "four words for a bench"  # noqa: S105
MOST = 1.25  # what the issue allows of the p95


@dataclass
class SignIns:
    """Sign-ins at a `rate` a second on the first server of a site; `waits` are milliseconds until each was led on."""

    site: Site
    rate: float
    waits: list[float] = field(default_factory=list[float])
    _waiting: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    def prepare(self, many: int) -> None:
        """Make the accounts; one hash serves for all, since each is verified by itself anyway."""
        hashed = PasswordHasher(OWASP.passes, OWASP.memory, OWASP.lanes, type=Type.ID).hash(PASSWORD)
        emails = [f"person-{number}@example.com" for number in range(many)]
        engine = open_engine(self.site.database)
        with writing(engine) as conn:
            for email in emails:
                add_account(conn, email, new_reader(), "reader", hashed, datetime.now(UTC))
        engine.dispose()
        self._waiting = list(zip(emails, self.site.cookies(many), strict=True))

    async def run(self, seconds: float) -> None:
        """People come for that long, each at its time whether or not those before are in."""
        tasks, start = list[asyncio.Task[None]](), time.perf_counter()
        way = httpx.AsyncHTTPTransport(limits=httpx.Limits(max_keepalive_connections=0))
        async with way:
            for place in range(max(1, round(self.rate * seconds))):
                await asyncio.sleep(max(0.0, start + place / self.rate - time.perf_counter()))
                tasks.append(asyncio.create_task(self._one(way, *self._waiting.pop())))
            await asyncio.gather(*tasks)

    async def _one(self, way: httpx.AsyncHTTPTransport, email: str, device: str) -> None:
        """Raises AssertionError where somebody is not let in."""
        origin = f"http://localhost:{self.site.ports[0]}"
        told = {"Origin": origin, "Cookie": device, "User-Agent": FIREFOX}
        form = {"email": email, "password": PASSWORD, "next": "/bookmarks"}
        request = httpx.Request("POST", f"http://127.0.0.1:{self.site.ports[0]}/sign-in", data=form, headers=told)
        sent = time.perf_counter()
        answer = await way.handle_async_request(request)
        await answer.aread()
        self.waits.append((time.perf_counter() - sent) * 1000)
        assert (answer.status_code, "session=" in answer.headers.get("set-cookie", "")) == (303, True), answer

    def kept(self) -> int:
        """How many sessions there are. Raises AssertionError where not every sign-in began one."""
        engine = open_engine(self.site.database)
        with reading(engine) as conn:
            many = conn.execute(select(func.count()).select_from(session)).scalar_one()
        engine.dispose()
        assert many == len(self.waits), f"{many} sessions of {len(self.waits)} sign-ins"
        return many


async def beside(present: Present, arriving: SignIns, rate: float, seconds: float, rounds: int) -> list[Row]:
    """`rounds` windows of votes each way, in turn: alone, and with people who sign in. Raises where a page is wrong."""
    sides = [Side() for _ in range(2 * rounds)]
    watch = Watch(present.site.pids, present.crowds)
    for alone, together in zip(sides[::2], sides[1::2], strict=True):
        await watch.over(alone, lambda: present.votes(rate, seconds))
        await watch.over(together, lambda: _both(present, arriving, rate, seconds))
    await present.settle()
    for side, taken in zip(sides, present.side.taken, strict=True):
        side.taken = [taken]
    return _rows(sides[::2], sides[1::2], arriving)


async def _both(present: Present, arriving: SignIns, rate: float, seconds: float) -> None:
    await asyncio.gather(present.votes(rate, seconds), arriving.run(seconds))


def _rows(alone: Sequence[Side], together: Sequence[Side], arriving: SignIns) -> list[Row]:
    """Each figure is the median of the windows'."""
    figures = list[Row]()
    for name in ("p50", "p95", "p99"):
        with_, without = (_median(getattr(spread(side.latencies), name) for side in way) for way in (together, alone))
        figures.append((f"{name}, ms", with_, without, f"<= {MOST}x" if name == "p95" else ""))
    load, quiet = (_median(side.load for side in way) for way in (together, alone))
    waited = spread(np.array(arriving.waits))
    return [
        *figures,
        ("CPU in all, % of a core", load, quiet, ""),
        ("CPU a sign-in, ms", 10 * (load - quiet) / arriving.rate, None, ""),
        ("signed in p50, ms", waited.p50, None, ""),
        ("signed in p95, ms", waited.p95, None, ""),
    ]


def _median(values: Iterable[float]) -> float:
    return float(np.median(list(values)))
