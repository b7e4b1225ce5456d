"""The polling station: takes votes in, counts those of the same few milliseconds in one commit, and only then answers.

A commit waits for the disk (SQLite: WAL with synchronous=FULL), which takes as long for a hundred votes as for one.
While one commit is under way the next votes gather, so that a burst costs a few commits and nobody waits for long.
"""

from __future__ import annotations

import asyncio
import queue
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from verdicts.domain.tallies import Split, Tally
from verdicts.domain.votes import Outcome, Vote
from verdicts.store.counting import count_votes
from verdicts.store.engine import writing

log = structlog.get_logger()

Announce = Callable[[Mapping[str, Tally | Split]], None]
DOWN: Outcome = "down"
MOST_AT_ONCE = 400
MOST_WAITING = 20_000
GATHER = 0.012  # seconds that votes wait for each other while they come more often than that


class _Entry(NamedTuple):
    vote: Vote
    loop: asyncio.AbstractEventLoop
    answer: asyncio.Future[Outcome]


@dataclass
class Station:
    """One a process. `announce` is called on the event loop with every topic that a commit changed."""

    engine: Engine
    announce: Announce
    gather: float = GATHER
    _box: queue.SimpleQueue[_Entry | None] = field(default_factory=queue.SimpleQueue["_Entry | None"])
    _thread: threading.Thread | None = None
    _last: float = float("-inf")  # when the last commit began

    async def cast(self, vote: Vote) -> Outcome:
        """Count a vote; the answer comes after its commit. "down" where it could not be stored."""
        if self._box.qsize() > MOST_WAITING:
            return "down"
        loop = asyncio.get_running_loop()
        entry = _Entry(vote, loop, loop.create_future())
        self._box.put(entry)
        return await entry.answer

    def open(self) -> None:
        """Begin to count."""
        self._thread = threading.Thread(target=self._run, name="polling station", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Count what was taken in, then end."""
        self._box.put(None)
        if self._thread:
            self._thread.join(10)

    def _run(self) -> None:
        while (first := self._box.get()) is not None:
            batch, more = self._gathered(first)
            self._answer(batch, *self._count([entry.vote for entry in batch]))
            if not more:
                return

    def _gathered(self, first: _Entry) -> tuple[list[_Entry], bool]:
        """The votes of one commit, and whether the station stays open."""
        batch, now = [first], time.monotonic()
        if now - self._last < self.gather:
            time.sleep(self.gather)
        with suppress(queue.Empty):
            while len(batch) < MOST_AT_ONCE:
                entry = self._box.get_nowait()
                if entry is None:
                    return batch, False
                batch.append(entry)
        self._last = time.monotonic()
        return batch, True

    def _count(self, votes: Sequence[Vote]) -> tuple[list[Outcome], dict[str, Tally | Split]]:
        """Commit them together, twice if need be: a connection may be lost, two servers may wait for each other."""
        trouble: Exception | None = None
        for _ in range(2):
            try:
                return self._committed(votes)
            except OperationalError as away:
                trouble = away
            except Exception as broken:  # whatever it is: the station goes on
                trouble = broken
                break
        log.error("votes not stored", votes=len(votes), exc_info=trouble)
        if isinstance(trouble, OperationalError) or len(votes) == 1:
            return [DOWN for _ in votes], {}
        return self._count_alone(votes)

    def _count_alone(self, votes: Sequence[Vote]) -> tuple[list[Outcome], dict[str, Tally | Split]]:
        """Each by itself, so that none is refused for another."""
        alone = [self._count([vote]) for vote in votes]
        changed = {topic: new for _, found in alone for topic, new in found.items()}
        return [outcomes[0] for outcomes, _ in alone], changed

    def _committed(self, votes: Sequence[Vote]) -> tuple[list[Outcome], dict[str, Tally | Split]]:
        with writing(self.engine) as conn:
            return count_votes(conn, votes)

    def _answer(
        self, batch: Sequence[_Entry], outcomes: Sequence[Outcome], changed: Mapping[str, Tally | Split]
    ) -> None:
        def tell() -> None:
            if changed:
                self.announce(changed)
            for entry, outcome in zip(batch, outcomes, strict=True):
                if not entry.answer.done():
                    entry.answer.set_result(outcome)

        with suppress(RuntimeError):  # the loop ended: nobody waits any more
            batch[0].loop.call_soon_threadsafe(tell)
