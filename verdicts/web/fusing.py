"""One fusion for one request: money is held, the pool asked, and whatever ends it, what was spent is settled."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import structlog
from pydantic import BaseModel
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from verdicts.desk.passes.spend import Purse
from verdicts.domain.passes import Pass
from verdicts.fusion.cost import Estimate, Ledger
from verdicts.fusion.drafts import Fusion
from verdicts.fusion.events import Done, Event
from verdicts.fusion.fuse import Means, fuse
from verdicts.fusion.plan import Refused
from verdicts.fusion.pool import Pool
from verdicts.fusion.serve.asked import Asked
from verdicts.fusion.serve.refusing import Wrong, no_key
from verdicts.fusion.serve.said import KEEP_ALIVE, Said, reply_of
from verdicts.fusion.serve.served import costs
from verdicts.store.passes import Held

log = structlog.get_logger()

R = TypeVar("R")
USED_UP = (
    "The budget of this key is used up: {left:f} {currency} is left, and this call costs about {low:f} or more.{anew}"
)
ANEW = {"day": " It begins anew at midnight UTC.", "month": " It begins anew with the month, in UTC.", "ever": ""}
BUSY = "What is left of this key's budget is held for its other calls under way. Try again when they have ended."


@dataclass
class Fusing:
    """A fusion under way: `ledger` has what it spent so far, whatever comes of it."""

    pool: Pool
    events: AsyncGenerator[Event[Any]]
    ledger: Ledger
    settle: Callable[[], None]
    ended: Callable[[], None]
    open: bool = field(default=True)

    async def finish(self) -> Fusion[BaseModel]:
        """What comes of it."""
        async for event in self.events:
            if isinstance(event, Done):
                return event.fusion
        raise RuntimeError("a fusion ended without its last event")

    async def close(self) -> None:
        """Hang up on everybody still asked, and count what was spent; a second call does nothing."""
        if not self.open:
            return
        self.open = False
        try:
            await self.events.aclose()
        finally:
            self.ended()
            await asyncio.shield(asyncio.ensure_future(asyncio.to_thread(self._settled)))

    def _settled(self) -> None:
        try:
            self.settle()
        except SQLAlchemyError as trouble:  # what is held stays so until it is too old
            log.error("a call was not settled", cost=f"{self.ledger.spent:f}", error=type(trouble).__name__)


async def begin(asked: Asked, pool: Pool, who: Pass, purse: Purse, means: Means, ended: Callable[[], None]) -> Fusing:
    """Hold what it may cost and begin. Raises Wrong, with nothing held and `ended` not called."""
    most = costs(pool, asked.brief, asked.out, means)
    held = await asyncio.to_thread(purse.hold, who, most.low, most.high)
    if held is None:
        raise no_key()
    _refuse(held, most, who)
    ledger = Ledger(held.amount, pool.currency)
    events = fuse(pool, asked.brief, asked.out, replace(means, ledger=ledger))
    fusing = Fusing(pool, events, ledger, lambda: purse.settle(who, held, ledger.spent), lambda: None)
    try:
        await anext(events)  # the plan, or why there is none
    except BaseException as fault:
        await fusing.close()
        if isinstance(fault, Refused):
            raise _too_dear(str(fault), bool(held.others)) from None
        raise
    fusing.ended = ended
    return fusing


def _refuse(held: Held, most: Estimate, who: Pass) -> None:
    if not held.number:
        words = USED_UP.format(left=max(held.left, 0), currency=most.currency, low=most.low, anew=ANEW[who.per])
        raise _too_dear(words, held.left + held.others >= most.low)


def _too_dear(words: str, busy: bool) -> Wrong:
    if busy:
        return Wrong(429, "budget_held", BUSY, wait=5)
    return Wrong(402, "insufficient_quota", words)


def failed(number: str) -> Wrong:
    """A fault of ours that is being handled: logged under the request's number, which is told."""
    log.exception("fusion failed", request=number)
    return Wrong(500, "internal_error", f"Something went wrong here. The log has it under {number}.")


async def unless_gone(work: Coroutine[Any, Any, R], receive: Receive) -> R:
    """What the work gives, unless the client hangs up: then it is cancelled. Raises ClientDisconnect."""
    working, gone = asyncio.ensure_future(work), asyncio.ensure_future(_gone(receive))
    try:
        await asyncio.wait({working, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise ClientDisconnect
        return await working
    finally:
        await _cancelled(working, gone)


async def _cancelled(*tasks: asyncio.Future[Any]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


class Streamed(Response):
    """Server-sent events: who speaks, signs of life, and the answer once it is decided."""

    media_type = "text/event-stream"

    def __init__(self, fusing: Fusing, said: Said, usage: bool, patience: float, headers: Mapping[str, str]) -> None:
        """The fusion is under way; from here on it is this answer's."""
        super().__init__(None, 200, {**headers, "X-Accel-Buffering": "no"})
        del self.headers["content-length"]
        self._fusing, self._said, self._usage, self._patience = fusing, said, usage, patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Speak until it is said, or the client hangs up."""
        try:
            with suppress(ClientDisconnect, OSError):  # what a server says of a connection that is gone
                await unless_gone(self._speak(send), receive)
        finally:
            await self._fusing.close()

    async def _speak(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        await _send(send, self._said.begun())
        working = asyncio.ensure_future(self._fusing.finish())
        try:
            while not (await asyncio.wait({working}, timeout=self._patience))[0]:
                await _send(send, KEEP_ALIVE)
            for event in self._rest(working):
                await _send(send, event)
        finally:
            await _cancelled(working)
        await send({"type": "http.response.body", "body": b""})

    def _rest(self, done: asyncio.Future[Fusion[BaseModel]]) -> list[bytes]:
        try:
            return list(self._said.rest(reply_of(self._fusing.pool, done.result()), self._usage))
        except Wrong as wrong:
            return list(self._said.failed(wrong))
        except Exception:
            return list(self._said.failed(failed(self._said.id)))


async def _send(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})
