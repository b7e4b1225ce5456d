"""Bookmark: keep or drop what a page shows, and take a drop back. Limits first; an answer in words."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Literal

import structlog
from sqlalchemy import Connection, Engine

from verdicts.desk.vote import Polls
from verdicts.desk.wording import soon
from verdicts.domain.shelves import kind_of
from verdicts.domain.shelving import Dropped, Kept, Refused
from verdicts.live.hub import Seat
from verdicts.live.limits import Limits
from verdicts.store import bookmarks
from verdicts.store.engine import DatabaseTrouble, reading, writing

log = structlog.get_logger()

Outcome = Literal["kept", "dropped", "refused", "limit", "down"]
LONGEST = 500  # characters of an address of a page


@dataclass(frozen=True)
class Answer:
    """What came of it, in a sentence; `dropped` is what puts a bookmark back."""

    outcome: Outcome
    said: str
    dropped: Dropped | None = None

    @property
    def stands(self) -> bool:
        """Whether it is now as the reader wanted it."""
        return self.outcome in ("kept", "dropped")


Change = Callable[[Connection], Answer]


async def bookmark(
    polls: Polls, engine: Engine, reader: str, origin: str, address: str, keep: bool, seat: Seat | None = None
) -> Answer:
    """Keep a tool or a comparison on the reader's first shelf, or drop it. `origin` is the address it comes from.

    The reader's other pages look again; the one at `seat` shows the answer.
    """
    change = partial(_keep, now=polls.clock()) if keep else _drop
    refusal = "Not kept" if keep else "Not removed"
    if len(address) > LONGEST or kind_of(address) == "link":
        return Answer("refused", Refused("unknown").said)
    return await _done(polls, engine, reader, origin, refusal, seat, partial(change, reader=reader, address=address))


async def put_back(
    polls: Polls, engine: Engine, reader: str, origin: str, dropped: Dropped, seat: Seat | None = None
) -> Answer:
    """Undo a drop."""
    change = partial(_put_back, reader=reader, dropped=dropped, now=polls.clock())
    return await _done(polls, engine, reader, origin, "Not put back", seat, change)


def kept_among(engine: Engine, reader: str, addresses: Iterable[str]) -> list[str]:
    """Which of these a reader keeps, sorted; none while the database is away, since pages are read without it too."""
    try:
        with reading(engine) as conn:
            return sorted(bookmarks.kept_among(conn, reader, addresses))
    except DatabaseTrouble as trouble:
        log.warning("bookmarks not read", error=type(trouble).__name__)
        return []


async def _done(
    polls: Polls, engine: Engine, reader: str, origin: str, refusal: str, seat: Seat | None, change: Change
) -> Answer:
    used_up, seconds = await polls.bookmarks.wait(reader, origin)
    if used_up:
        return Answer("limit", _limit_words(polls.bookmarks, refusal, used_up, seconds))
    try:
        answer = await asyncio.to_thread(_written, engine, change)
    except DatabaseTrouble as trouble:
        log.warning("bookmark not stored", error=type(trouble).__name__)
        return Answer("down", f"{refusal}: the change could not be stored. Try again.")
    if answer.stands:
        polls.circles.news(reader, but=seat)
    return answer


def _written(engine: Engine, change: Change) -> Answer:
    with writing(engine) as conn:
        return change(conn)


def _keep(conn: Connection, reader: str, address: str, now: datetime) -> Answer:
    return _answer(bookmarks.keep(conn, reader, address, now), "Kept")


def _put_back(conn: Connection, reader: str, dropped: Dropped, now: datetime) -> Answer:
    return _answer(bookmarks.put_back(conn, reader, dropped, now), "Put back")


def _answer(kept: Kept | Refused, verb: str) -> Answer:
    if isinstance(kept, Refused):
        return Answer("refused", kept.said)
    return Answer("kept", f"{verb} on {kept.shelf.name}.")


def _drop(conn: Connection, reader: str, address: str) -> Answer:
    dropped = bookmarks.drop(conn, reader, address)
    if isinstance(dropped, Refused):
        return Answer("dropped", "It was removed before.")
    return Answer("dropped", f"Removed from {dropped.shelf.name}.", dropped)


def _limit_words(limits: Limits, refusal: str, used_up: str, seconds: int) -> str:
    whose, many = ("this device", limits.device) if used_up == "device" else ("your network", limits.network)
    return f"{refusal}: {whose} has changed bookmarks {many:,} times within an hour. Try again {soon(seconds)}."
