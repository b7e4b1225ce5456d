"""Editors at work: each has a draft open on a socket of its own and stores a field every so often, as typing does."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime

from tests.load.crowd import Crowd, Reader
from tests.load.live_site import Site
from tests.load.wire import Nest
from verdicts.desk.accounts.sessions import begin as begin_session
from verdicts.desk.identity import new_reader
from verdicts.desk.working.begin import begin
from verdicts.desk.working.open_draft import PATH
from verdicts.desk.working.said import Done
from verdicts.states.draft import DraftState
from verdicts.store.accounts import add_account
from verdicts.store.engine import open_engine, reading, writing
from verdicts.store.tools import all_tools
from verdicts.store.working import copies

WRITE = f"{DraftState.get_full_name()}.write"
EVERY = 1.0  # seconds between two fields that one editor stores
AGENT = "Firefox on Linux"


@dataclass
class Desk:
    """Editors, two at each draft, so that each also sees what another one writes."""

    site: Site
    nest: Nest
    crowds: list[Crowd] = field(default_factory=list[Crowd])
    written: dict[int, str] = field(default_factory=dict[int, str])
    sent: int = 0
    _places: list[tuple[Crowd, Reader, str, str]] = field(default_factory=list[tuple[Crowd, Reader, str, str]])

    async def gather(self, many: int) -> None:
        """Editors come: an account, a session, and an open draft each."""
        for place, (cookie, copy) in enumerate(self._made(many)):
            crowd = Crowd(self.nest, self.site.ports[0], f"{PATH}{copy}", b"")
            self.crowds.append(crowd)
            (reader,) = await crowd.gather([cookie])
            path = "description" if place % 2 else "best_for"
            self._places.append((crowd, reader, crowd.page, path))

    def _made(self, many: int) -> list[tuple[str, int]]:
        engine, now, found = open_engine(self.site.database), datetime.now(UTC), list[tuple[str, int]]()
        with reading(engine) as conn:
            slugs = [tool.slug for tool in all_tools(conn)]
        for place in range(many):
            with writing(engine) as conn:
                account = add_account(conn, f"editor-{place}@example.com", new_reader(), "editor", None, now)
                _, token = begin_session(conn, account, "password", AGENT, now)
            done = begin(engine, account.id, slugs[place // 2 % len(slugs)], now)
            assert isinstance(done, Done)
            found.append((f"session={token}", done.copy))
        engine.dispose()
        return found

    async def run(self, seconds: float) -> None:
        """They write for that long, one after the other within each `EVERY`."""
        start, places = time.perf_counter(), len(self._places)
        for turn in range(max(1, round(seconds / EVERY * places))):
            await asyncio.sleep(max(0.0, start + turn * EVERY / places - time.perf_counter()))
            self._write(turn % places)

    def _write(self, place: int) -> None:
        crowd, reader, page, path = self._places[place]
        self.sent += 1
        text = f"What editor {place} wrote as number {self.sent}."
        before = self.written.get(place, self._before(page, path))
        crowd.tell(reader, WRITE, page, path=path, text=text, before=before)
        self.written[place] = text

    def _before(self, page: str, path: str) -> str:
        return self._cells(int(page.removeprefix(PATH)))[path]

    def _cells(self, copy: int) -> dict[str, str]:
        engine = open_engine(self.site.database)
        with reading(engine) as conn:
            found = next(dict(one.cells) for one in copies(conn) if one.id == copy)
        engine.dispose()
        return found

    async def kept(self) -> int:
        """How many fields were stored. Raises AssertionError where the last words of somebody are not there."""
        for _ in range(100):
            if self._whole():
                return self.sent
            await asyncio.sleep(0.1)
        raise AssertionError("the last words of an editor are not stored")

    def _whole(self) -> bool:
        return all(
            self._cells(int(page.removeprefix(PATH)))[path] == self.written.get(place, "")
            for place, (_, _, page, path) in enumerate(self._places)
            if place in self.written
        )
