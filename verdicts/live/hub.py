"""The hub: values by topic, rooms that show them, and when a room gets its next message.

A value is announced with a version; older ones are ignored. A room shows some topics, is told at most once in `every`
seconds, first at once and last always, and reads the values when its message is made, so that none is ever behind.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

AGAIN = 0.5  # seconds after which an opened page is sent once more what changed while it opened


class Versioned(Protocol):
    """What is announced: equal or older versions of a topic are the same news."""

    @property
    def version(self) -> int:
        """Grows with every change."""
        ...


Values = Mapping[str, Versioned]
Render = Callable[[Values, Values | None], Any]  # values now and those shown last, None for none; gives a message


class Seat(Protocol):
    """One socket. `push` takes a room's newest message; it replaces one of the same room that still waits."""

    def push(self, room: Hashable, message: Any) -> bool:
        """Send as soon as the socket takes it; False where the socket is gone."""
        ...


@dataclass(eq=False)
class Room:
    """Sockets that show the same topics in the same place; `key` names it."""

    key: Hashable
    topics: tuple[str, ...]
    every: float
    render: Render
    seats: set[Seat] = field(default_factory=set[Seat])
    shown: dict[str, Versioned] = field(default_factory=dict[str, Versioned])
    message: Any = None
    told_at: float = float("-inf")
    opened: bool = False
    news_at: float = 0.0
    due: asyncio.TimerHandle | None = None


@dataclass
class Hub:
    """One process's hub. All calls come from its event loop. `on_told(frames, lag)` counts what was sent."""

    on_told: Callable[[int, float], None] = lambda frames, lag: None
    values: dict[str, Versioned] = field(default_factory=dict[str, Versioned])
    rooms: dict[Hashable, Room] = field(default_factory=dict[Hashable, Room])
    at_end: list[Callable[[], None]] = field(default_factory=list[Callable[[], None]])
    _showing: dict[str, set[Room]] = field(default_factory=dict[str, set[Room]])
    _rooms_of: dict[Seat, set[Room]] = field(default_factory=dict[Seat, set[Room]])

    def end(self) -> None:
        """The process is about to end: who holds an answer open lets go of it."""
        for let_go in self.at_end:
            let_go()

    def announce(self, values: Values) -> dict[str, Versioned]:
        """Take values in and tell the rooms that show them; those that were news."""
        news = {topic: new for topic, new in values.items() if self._is_news(topic, new)}
        self.values |= {topic: new for topic, new in news.items() if topic in self._showing}
        for room in {room for topic in news for room in self._showing.get(topic, ())}:
            self._touch(room)
        return news

    def _is_news(self, topic: str, new: Versioned) -> bool:
        known = self.values.get(topic)
        return known is None or new.version > known.version

    def join(self, seat: Seat, rooms: Iterable[Room]) -> list[Room]:
        """Seat a socket in exactly these rooms; gives the rooms as they are kept, made where they were not there."""
        wanted = [self.rooms.setdefault(room.key, room) for room in rooms]
        for room in self._rooms_of.get(seat, set[Room]()) - set(wanted):
            self._quit(seat, room)
        for room in wanted:
            room.seats.add(seat)
            for topic in room.topics:
                self._showing.setdefault(topic, set()).add(room)
        self._rooms_of[seat] = set(wanted)
        return wanted

    def open(self, seat: Seat, rooms: Iterable[Room]) -> Values:
        """The values that a seated socket shows from now on; what is announced later is sent to it.

        A socket's own answer may be under way while a message overtakes it, so what was sent meanwhile is sent again.
        """
        kept, loop = list(rooms), asyncio.get_running_loop()
        for room in kept:
            if not room.opened:
                room.opened, room.shown = True, self._now(room)
        loop.call_later(AGAIN, self._again, seat, kept, loop.time())
        return {topic: value for room in kept for topic, value in self._now(room).items()}

    def _again(self, seat: Seat, rooms: Iterable[Room], since: float) -> None:
        for room in rooms:
            if seat in room.seats and room.told_at >= since:
                seat.push(room.key, room.message)

    def leave(self, seat: Seat) -> None:
        """A socket is gone."""
        for room in self._rooms_of.pop(seat, set[Room]()):
            self._quit(seat, room)

    def _quit(self, seat: Seat, room: Room) -> None:
        room.seats.discard(seat)
        if room.seats:
            return
        if room.due:
            room.due.cancel()
        self.rooms.pop(room.key, None)
        for topic in room.topics:
            showing = self._showing.get(topic, set())
            showing.discard(room)
            if not showing:
                self._showing.pop(topic, None)
                self.values.pop(topic, None)  # what nobody shows may grow old unheard, so it is read anew

    @property
    def watched(self) -> list[str]:
        """Every topic that some socket shows."""
        return list(self._showing)

    @property
    def seats(self) -> int:
        """How many sockets show something."""
        return len(self._rooms_of)

    def _touch(self, room: Room) -> None:
        """Tell a room as soon as it may be told; what is announced until then goes along."""
        if room.opened and room.due is None:
            loop = asyncio.get_running_loop()
            room.news_at = loop.time()
            room.due = loop.call_at(max(room.news_at, room.told_at + room.every), self._tell, room)

    def _tell(self, room: Room) -> None:
        room.due, room.told_at = None, asyncio.get_running_loop().time()
        now = self._now(room)
        if now == room.shown:
            return
        room.message = room.render(now, room.shown)
        room.shown = now
        gone = [seat for seat in room.seats if not seat.push(room.key, room.message)]
        self.on_told(len(room.seats) - len(gone), asyncio.get_running_loop().time() - room.news_at)
        for seat in gone:
            self.leave(seat)

    def _now(self, room: Room) -> dict[str, Versioned]:
        return {topic: self.values[topic] for topic in room.topics if topic in self.values}
