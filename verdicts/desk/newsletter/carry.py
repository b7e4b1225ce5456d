"""Carry an issue to the mail server, one letter after the other, at the operator's rate.

What happens between the server's 250 and our mark: the delivery was claimed (pending -> processing, committed) before
the line that ends the message went out, and is marked delivered after the 250. A process that dies between leaves one
delivery processing, the only one of its connection. The rule is that it is never sent again: the server had all of it,
and as a rule the end as well, since what a dead process had written still goes out. So nobody gets an issue twice, and
one who was claimed but not reached, in the instant between the commit and the write of five bytes, is seen as
"unconfirmed" beside the counts, until somebody decides (`deciding`); the mail server's log tells by the Message-ID,
which is the same at every attempt.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeVar

import structlog

from verdicts.desk.accounts.sessions import digest
from verdicts.desk.dates import minute
from verdicts.desk.newsletter.edition import Edition
from verdicts.desk.newsletter.office import Newsletter
from verdicts.domain.newsletter.issues import BACKOFF, HELD_FOR, DeliveryState, Due
from verdicts.post.line import Line, Outcome
from verdicts.post.refusals import LetterRefused
from verdicts.store import deliveries, issues
from verdicts.store.engine import writing

log = structlog.get_logger()

PAGE = 200  # deliveries read at once
PAUSES = (5.0, 30.0, 120.0, 600.0)  # seconds before a server that was away is tried again
MOST_REFUSED = 20  # in a row, until it is the message and not the addresses that the server does not like
AWAY = "The mail server is away: {why}. It is tried again {at}."
LONGEST_WAIT = 30.0  # seconds until the next look at letters that were put off
_SETTLED: dict[str, DeliveryState] = {"taken": "delivered", "unsure": "processing"}
Answer = TypeVar("Answer")


@dataclass
class Carrier:
    """Sends one issue. `tell` hears after each letter and when it waits; clock, chance and waiting are arguments."""

    newsletter: Newsletter
    number: int
    line: Line
    tell: Callable[[], None] = lambda: None
    over: bool = False  # take the issue from another process
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    me: str = field(default_factory=lambda: secrets.token_hex(8))
    ending: asyncio.Event = field(default_factory=asyncio.Event)  # set: end after the letter that is under way
    _mine: bool = field(default=False, init=False)
    _next: float = field(default=0.0, init=False)
    _away: int = field(default=0, init=False)
    _refused: int = field(default=0, init=False)

    async def run(self) -> bool:
        """Send until nothing waits, somebody stops it, or another process has it; whether it is done. Raises
        DatabaseTrouble."""
        if not await self._hold(self.over):
            return False
        beating = asyncio.create_task(self._beat())
        try:
            return await self._carry()
        finally:
            beating.cancel()
            with suppress(asyncio.CancelledError):
                await beating
            await self.line.close()

    async def _carry(self) -> bool:
        issue = await self._ask(issues.issue_by_id, self.number)
        edition = Edition(self.newsletter, issue)
        await self._ask(issues.tell_of, self.number, "")  # of a process that ended while it waited
        while self._goes_on():
            page = await self._ask(deliveries.due, self.number, self.newsletter.clock(), PAGE)
            for due in page:
                if not self._goes_on():
                    return False
                await self._one(edition, due)
            if not page and not await self._wait_or_end():
                return True
        return False

    def _goes_on(self) -> bool:
        return self._mine and not self.ending.is_set()

    async def _one(self, edition: Edition, due: Due) -> None:
        await self._pace()
        token, path = secrets.token_urlsafe(32), self.newsletter.returns.path(due.id)

        async def claim() -> bool:
            return await self._ask(deliveries.claim, due.id, self.me, digest(token), self.newsletter.clock())

        try:
            message = await asyncio.to_thread(edition.message, due, token)
            outcome = await self.line.hand_over(path, due.address, message, claim)
        except LetterRefused:
            outcome = Outcome("refused", "no address for mail", nobody=True)
        await self._settle(due, outcome)
        self.tell()

    async def _settle(self, due: Due, outcome: Outcome) -> None:
        """What became of one letter, and what follows for the next one."""
        said = outcome.said[:200]
        if self._away and outcome.what != "away":
            await self._ask(issues.tell_of, self.number, "")
        self._away = self._away + 1 if outcome.what == "away" else 0
        self._refused = self._refused + 1 if outcome.what == "refused" else 0
        match outcome.what:
            case "barred":
                await self._stop(f"The mail server takes nothing: {said}.")
            case "away":
                await self._pause(said)
            case "withdrawn":
                await self._hold()
            case _:
                await self._note(due, outcome, said)
        if self._refused >= MOST_REFUSED:
            await self._stop(f"The mail server refused {MOST_REFUSED} letters in a row, the last with {said}.")

    async def _note(self, due: Due, outcome: Outcome, said: str) -> None:
        """Write an answer down; a server that puts off too often has refused."""
        now = self.newsletter.clock()
        if outcome.what == "later" and due.attempts < len(BACKOFF):
            await self._ask(deliveries.put_off, due.id, said, now + BACKOFF[due.attempts], now)
        elif outcome.nobody:
            await self._ask(deliveries.refuse, due.id, said, now)
        else:
            await self._ask(deliveries.settle, due.id, _SETTLED.get(outcome.what, "refused"), said, now)

    async def _stop(self, why: str) -> None:
        await self._ask(issues.stop, self.number, why)
        log.error("an issue stopped", reason=why)
        self._mine = False

    async def _pause(self, why: str) -> None:
        seconds = PAUSES[min(self._away, len(PAUSES)) - 1]
        again = self.newsletter.clock() + timedelta(seconds=seconds)
        await self._ask(issues.tell_of, self.number, AWAY.format(why=why, at=minute(again)))
        log.warning("the mail server is away", reason=why, seconds=seconds)
        self.tell()
        await self._rest(seconds)

    async def _pace(self) -> None:
        """Wait for this letter's turn at the operator's rate."""
        if not self.newsletter.rate:
            return
        now = asyncio.get_running_loop().time()
        self._next = max(self._next, now) + 60 / self.newsletter.rate
        await self._rest(self._next - 60 / self.newsletter.rate - now)

    async def _wait_or_end(self) -> bool:
        """Rest until the next letter that was put off is due; False where there is none, and the issue has ended."""
        due_at = await self._ask(deliveries.next_due, self.number)
        if due_at is None:
            await self._ask(issues.end, self.number, self.newsletter.clock())
            self.tell()
            return False
        wait = (due_at - self.newsletter.clock()) / timedelta(seconds=1)
        await self._rest(min(max(wait, 0.05), LONGEST_WAIT))
        return True

    async def _rest(self, seconds: float) -> None:
        """Sleep, unless the server ends."""
        if seconds <= 0 or self.ending.is_set():
            return
        waits = [asyncio.ensure_future(self.sleep(seconds)), asyncio.ensure_future(self.ending.wait())]
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        for wait in waits:
            wait.cancel()

    async def _hold(self, over: bool = False) -> bool:
        self._mine = await self._ask(issues.hold_issue, self.number, self.me, self.newsletter.clock(), over)
        return self._mine

    async def _beat(self) -> None:
        """Say that we are here, and hear whether it was stopped or taken over."""
        while self._mine:
            await asyncio.sleep(HELD_FOR.total_seconds() / 4)
            await self._hold()

    async def _ask(self, verb: Callable[..., Answer], *values: Any) -> Answer:
        def work() -> Answer:
            with writing(self.newsletter.engine) as conn:
                return verb(conn, *values)

        return await asyncio.to_thread(work)
