"""The crier: one seat in the hub that passes on to streams of programs what rooms of open pages are told.

Each topic's message is made once for all streams. A stream has one place a topic for what waits: the newest replaces
it, so that one which reads slowly gets fewer messages and never old ones.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from verdicts.live.hub import Hub, Room, Values, Versioned

EVERY = 0.1  # seconds between two messages on a topic


class Cry(NamedTuple):
    """A topic's value at a version, written down."""

    topic: str
    version: int
    text: bytes


@dataclass(eq=False)
class Stream:
    """What one program has heard and is still to hear; `topics` None is all. It is `over` when it is to end."""

    topics: Collection[str] | None
    heard: dict[str, int] = field(default_factory=dict[str, int])
    waiting: dict[str, bytes] = field(default_factory=dict[str, bytes])
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    over: bool = False

    def offer(self, cry: Cry) -> None:
        """Keep what is news; it replaces what waits of its topic."""
        if cry.version > self.heard.get(cry.topic, 0) and (self.topics is None or cry.topic in self.topics):
            self.heard[cry.topic] = cry.version
            self.waiting[cry.topic] = cry.text
            self.woken.set()

    def taken(self) -> bytes:
        """All that waits."""
        text = b"".join(self.waiting.values())
        self.waiting.clear()
        self.woken.clear()
        return text


@dataclass(eq=False)
class Crier:
    """One a process. `write(topic, value)` gives the text of an event. All calls come from the event loop."""

    hub: Hub
    write: Callable[[str, Versioned], bytes]
    streams: set[Stream] = field(default_factory=set[Stream])
    _followed: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Streams end with the process."""
        self.hub.at_end.append(self.end)

    def end(self) -> None:
        """Every stream is over."""
        for stream in self.streams:
            stream.over = True
            stream.woken.set()

    def push(self, room: Hashable, message: Cry) -> bool:
        """The hub's news goes to every stream that is for it."""
        for stream in self.streams:
            stream.offer(message)
        return bool(self.streams)

    def follow(self, topics: Collection[str], values: Values) -> None:
        """Follow exactly these topics; `values` are those of new ones, read a moment ago."""
        wanted = frozenset(topics)
        if wanted == self._followed:
            return
        kept = self.hub.join(self, [self._room(topic) for topic in wanted])
        self.hub.announce(values)
        self.hub.open(self, kept)
        self._followed = wanted

    def tell(self, stream: Stream, values: Values) -> None:
        """The state of now, for a stream that has just come."""
        self.streams.add(stream)
        now: Mapping[str, Versioned] = {**values, **{topic: self.hub.values[topic] for topic in self._known(values)}}
        for topic, value in sorted(now.items()):
            stream.offer(self._cry(topic, value))

    def leave(self, stream: Stream) -> None:
        """A stream is gone; with the last one the crier leaves the hub."""
        self.streams.discard(stream)
        if not self.streams:
            self.hub.leave(self)
            self._followed = frozenset()

    def _known(self, values: Values) -> list[str]:
        """Topics of which the hub knows something newer."""
        mine = self.hub.values
        return [topic for topic, value in values.items() if topic in mine and mine[topic].version > value.version]

    def _room(self, topic: str) -> Room:
        def render(now: Values, before: Values | None) -> Cry:
            return self._cry(topic, now[topic])

        return Room(("crier", topic), (topic,), EVERY, render)

    def _cry(self, topic: str, value: Versioned) -> Cry:
        return Cry(topic, value.version, self.write(topic, value))
