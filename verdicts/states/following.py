"""What an open page follows: its socket takes a seat in the rooms of what the page shows. Set up once by the app."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import reflex as rx

from verdicts.domain.tallies import Split, Tally
from verdicts.live.fanout import Message, SocketSeat, Wire, message
from verdicts.live.hub import Hub, Room
from verdicts.states.reading import reading

AT_ONCE = 0.05  # seconds between two messages on what one page is about: at most 20 a second
IN_LISTS = 1.0
Numbers = Mapping[str, Tally | Split]
Number = TypeVar("Number", Tally, Split)


@dataclass
class Following:
    """The hub and the sockets of this process; without them (in tests of states) numbers are read and stay."""

    hub: Hub | None = None
    wire: Wire | None = None


following = Following()


def room(
    key: tuple[str, ...],
    topics: Iterable[str],
    every: float,
    state: type[rx.State],
    show: Callable[[Any, Any], Mapping[str, Any]],
) -> Room:
    """A room whose message sets vars of `state`: `show(now, before)` gives them from the values by topic.

    `before` is what the page showed last, None where it shows nothing yet.
    """

    def render(now: Any, before: Any) -> Message:
        return message(state, show(now, before))

    return Room(key, tuple(topics), every, render)


def last(before: Mapping[str, Number] | None, topic: str, nothing: Number) -> Number | None:
    """What a page showed of a topic last; None where it shows nothing yet."""
    return None if before is None else before.get(topic, nothing)


def here(state: rx.State) -> SocketSeat | None:
    """The seat of a state's socket; None where it is gone, and in tests of states."""
    return following.wire.seat(state.get_value("rx_router_session").session_id) if following.wire else None


async def follow(state: rx.State, rooms: Sequence[Room]) -> Numbers:
    """Seat the state's socket in these rooms of its page and give the numbers that they show now; none: it leaves."""
    hub, seat = following.hub, here(state)
    topics = [topic for each in rooms for topic in each.topics]
    if hub is None or seat is None:
        return await asyncio.to_thread(_read, topics)
    kept = hub.join(seat, rooms)
    seat.states[state.get_full_name()] = state
    try:
        hub.announce(await asyncio.to_thread(_read, topics) if topics else {})
    finally:
        shown: Any = hub.open(seat, kept)
    return shown


def _read(topics: Iterable[str]) -> Numbers:
    return reading.library.values(topics) if reading.library else {}
