"""The post box: takes letters at once, delivers them on the side, and tries again what failed for the moment."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Protocol

import structlog
from structlog.typing import FilteringBoundLogger

from verdicts.post.address import Mailbox
from verdicts.post.letter import Letter, compose
from verdicts.post.outbox import Outbox
from verdicts.post.refusals import NotDelivered

log = structlog.get_logger()

MOST = 1000  # letters that wait in a process
AT_ONCE = 4  # connections
PAUSES = (5.0, 30.0, 120.0, 600.0)  # seconds before another attempt; servers that greylist want five minutes
DRAIN = 3.0  # seconds for the rest at the end, less than a worker is given


class Way(Protocol):
    """What takes a message to where it belongs."""

    async def deliver(self, message: EmailMessage) -> str:
        """One attempt; gives where the message went. Raises NotDelivered."""
        ...


def _now() -> datetime:
    return datetime.now(UTC)


def _linger() -> float:
    """A letter leaves a moment after the answer to whoever caused it, so that its work is not seen in that answer."""
    return random.uniform(0.3, 1.3)  # noqa: S311 - spreads work, no secret


@dataclass(eq=False)
class Post:
    """`sender` writes from `host`, by `way`; clock, chance and waiting are arguments. `most` wait, others are lost."""

    sender: Mailbox
    host: str
    way: Way
    clock: Callable[[], datetime] = _now
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    linger: Callable[[], float] = _linger
    most: int = MOST
    drain: float = DRAIN
    _loop: asyncio.AbstractEventLoop | None = field(default=None, init=False, repr=False)
    _ending: asyncio.Event = field(default_factory=asyncio.Event, init=False, repr=False)
    _under_way: set[asyncio.Task[None]] = field(default_factory=set[asyncio.Task[None]], init=False, repr=False)
    _turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE), init=False, repr=False)

    @property
    def to_outbox(self) -> bool:
        """Whether letters are written to a folder, since there is no mail server."""
        return isinstance(self.way, Outbox)

    def send(self, letter: Letter) -> None:
        """Take a letter, from any thread, at once. Whether it arrives is for the log alone."""
        try:
            if self._loop is None:
                raise RuntimeError
            self._loop.call_soon_threadsafe(self._take, letter)
        except RuntimeError:  # also of a loop that has ended meanwhile
            log.error("letter lost", reason="the post is closed")

    async def deliver(self, letter: Letter) -> str:
        """Deliver now, in one attempt; gives the server or the file. Raises NotDelivered."""
        return await self.way.deliver(self._composed(letter))

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None, None]:
        """Deliver while the server runs; at its end what waits is tried once more, for a few seconds."""
        if isinstance(self.way, Outbox):
            log.warning("no mail server is set (VERDICTS_SMTP_HOST); letters go to files", folder=str(self.way.folder))
        self._loop = asyncio.get_running_loop()
        self._ending.clear()
        try:
            yield
        finally:
            self._loop = None
            self._ending.set()
            await self._empty()

    def _composed(self, letter: Letter) -> EmailMessage:
        return compose(letter, self.sender, self.host, self.clock())

    def _take(self, letter: Letter) -> None:
        if self._ending.is_set() or len(self._under_way) >= self.most:
            log.error("letter lost", reason="the post is closed" if self._ending.is_set() else "too many letters wait")
            return
        task = asyncio.create_task(self._carry(letter))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _carry(self, letter: Letter) -> None:
        """Deliver one letter; pauses hold up no other one."""
        about = log.bind(to=letter.to.rpartition("@")[2])
        try:
            await self._rest(self.linger())
            message = await asyncio.to_thread(self._composed, letter)
            about = about.bind(letter=message["Message-ID"])
            await self._attempts(message, about)
        except NotDelivered as failed:
            about.error("letter not delivered", reason=failed.reason)
        except Exception as fault:  # its own words may repeat the letter
            about.error("letter not delivered", reason=type(fault).__name__)

    async def _attempts(self, message: EmailMessage, about: FilteringBoundLogger) -> None:
        """Raises NotDelivered when no attempt is left."""
        pauses = iter(PAUSES)
        while True:
            try:
                async with self._turns:
                    await self.way.deliver(message)
                return
            except NotDelivered as failed:
                pause = next(pauses, None)
                if not failed.passing or pause is None or self._ending.is_set():
                    raise
                about.warning("letter waits", reason=failed.reason, seconds=pause)
            await self._rest(pause)

    async def _rest(self, seconds: float) -> None:
        """Sleep, unless the server ends."""
        waits = [asyncio.ensure_future(self.sleep(seconds)), asyncio.ensure_future(self._ending.wait())]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()

    async def _empty(self) -> None:
        if not self._under_way:
            return
        _, late = await asyncio.wait(self._under_way, timeout=self.drain)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        if late:
            log.error("letters lost", reason="the server ended", letters=len(late))
