"""People who sign in while others vote: over HTTP, each once, with an account, a device and a connection of its own."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import httpx
import numpy as np
from argon2 import PasswordHasher, Type
from sqlalchemy import func, select

from tests.accounts import FIREFOX
from tests.load.beside import load_of, rows
from tests.load.live_shown import Row
from tests.load.live_site import Site
from tests.load.side import Side
from tests.load.timing import spread
from verdicts.desk.identity import new_reader
from verdicts.desk.passwords import OWASP
from verdicts.store.accounts import add_account
from verdicts.store.engine import open_engine, reading, writing
from verdicts.store.tables import session

PASSWORD = "four words for a bench"  # noqa: S105


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


def rows_of(alone: Sequence[Side], together: Sequence[Side], arriving: SignIns) -> list[Row]:
    """The figures of votes with and without people who sign in, and what these cost and waited."""
    waited, more = spread(np.array(arriving.waits)), load_of(together) - load_of(alone)
    return [
        *rows(alone, together),
        ("CPU a sign-in, ms", 10 * more / arriving.rate, None, ""),
        ("signed in p50, ms", waited.p50, None, ""),
        ("signed in p95, ms", waited.p95, None, ""),
    ]
