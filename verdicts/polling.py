"""Assembles what takes votes in and spreads them: identity, limits, station, hub, wire, relay, sweep."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from verdicts.desk.announcing import packed, unpacked
from verdicts.desk.catalogue import Library
from verdicts.desk.forget import forget
from verdicts.desk.station import Station
from verdicts.desk.vote import BOOKMARKS, Polls
from verdicts.domain.corrections import MOST_AN_HOUR
from verdicts.domain.tallies import Split, Tally
from verdicts.installation import identity_of
from verdicts.live import metrics
from verdicts.live.circle import DESK, PREFIX, Circles
from verdicts.live.company import Company
from verdicts.live.editions import TOPIC, Editions
from verdicts.live.ending import on_end
from verdicts.live.fanout import SocketSeat, Wire, message
from verdicts.live.hub import Hub
from verdicts.live.limits import Limits
from verdicts.live.relay import Relay
from verdicts.live.sweep import Sweep
from verdicts.settings import Settings
from verdicts.states.at_desk import LIST
from verdicts.states.desk_news import DeskNewsState
from verdicts.states.edition import EditionState
from verdicts.states.following import following
from verdicts.states.news import NewsState
from verdicts.states.paneling import paneling
from verdicts.states.personal import voting

FORGETS_EVERY = 3600.0  # seconds


def _tell_all(wire: Wire, news: str) -> None:
    told = message(EditionState, {"news": news})
    for seat in wire.seats:
        seat.push(TOPIC, told)


def _swept(wire: Wire, polls: Polls) -> list[SocketSeat]:
    metrics.sockets(len(wire.sockets))
    gone = wire.swept()
    for seat in gone:
        polls.circles.leave(seat)
        polls.rise(seat)
        paneling.leave(seat)
    polls.company.beat()
    return gone


class Polling:
    """The parts of one process."""

    def __init__(self, known: Settings, library: Library) -> None:
        """Put the parts together; nothing runs yet."""
        self.hub = Hub(metrics.broadcast)
        self._library = library
        identity = identity_of(known)
        limits = Limits(
            known.votes_per_device, known.votes_per_network, known.exempt, known.redis_url, hide=identity.hidden
        )
        self._station = Station(library.engine, self._announce)
        self._relay = Relay(known.redis_url, self._heard, self._back)
        circles = Circles(lambda number: message(NewsState, {"number": str(number)}), self._relay.publish)
        desk = Circles(lambda number: message(DeskNewsState, {"number": str(number)}), self._relay.publish, DESK)
        marks = Limits(*BOOKMARKS, known.exempt, known.redis_url, "bookmark ", identity.hidden)
        reports = Limits(0, MOST_AN_HOUR, known.exempt, known.redis_url, "correction ", identity.hidden)
        told = (lambda news: None, self._relay.publish)
        self._editions = Editions(library.edition, library.editions, *told, seats=library.seats)
        company = Company(lambda places, but: desk.heard([*places, LIST], but), self._relay.publish)
        shares = {"circles": circles, "desk": desk, "company": company, "bookmarks": marks, "corrections": reports}
        seen = {**shares, "published": self._editions.nudge}
        self.polls = Polls(identity, limits, self._station, partial(datetime.now, UTC), **seen)
        self._sweep = Sweep(self.hub, library.values, list)

    def _announce(self, values: Mapping[str, Tally | Split]) -> None:
        self.hub.announce(values)
        self._relay.publish(packed(values))

    def _heard(self, news: Mapping[str, Any]) -> None:
        self.hub.announce(unpacked(news))
        if readers := [topic.removeprefix(PREFIX) for topic in news if topic.startswith(PREFIX)]:
            self.polls.circles.heard(readers)
        if desks := [topic.removeprefix(DESK) for topic in news if topic.startswith(DESK)]:
            self.polls.desk.heard(desks)
        self.polls.company.heard(news)
        paneling.heard_afar(news)
        if TOPIC in news:
            self._editions.heard()

    async def _back(self) -> None:
        await self._sweep.once()
        self.polls.circles.all()
        self.polls.desk.all()

    async def _forget(self) -> None:
        """Networks are kept for 30 days; a database that is away is asked again in an hour."""
        while True:
            with suppress(SQLAlchemyError):
                await asyncio.to_thread(forget, self._library.engine, datetime.now(UTC))
            await asyncio.sleep(FORGETS_EVERY)

    @asynccontextmanager
    async def running(self, sio: Any) -> AsyncIterator[None]:
        """Count, spread and sweep while the server runs; at its end what was taken in is still counted."""
        wire = Wire(sio)
        following.hub, following.wire, voting.polls = self.hub, wire, self.polls
        paneling.publish = self._relay.publish
        self._sweep.gone = partial(_swept, wire, self.polls)
        self._editions.tell = partial(_tell_all, wire)
        self._station.open()
        works = (self._relay.run(), self._sweep.run(), self._editions.run(), self._forget())
        tasks = [asyncio.create_task(work) for work in works]
        try:
            with on_end(self.hub.end):
                yield
        finally:
            for task in tasks:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
            await asyncio.to_thread(self._station.close)
