"""The hub: who is told what, and when."""

from __future__ import annotations

import asyncio
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from verdicts.live.hub import Hub, Room

pytestmark = pytest.mark.anyio


@dataclass(frozen=True)
class Number:
    """A value with a version."""

    version: int
    value: int = 0


@dataclass(eq=False)
class Chair:
    """A seat that notes what it is sent; `there` is whether its socket still is."""

    there: bool = True
    sent: list[Any] = field(default_factory=list)

    def push(self, room: Hashable, message: Any) -> bool:
        """Take a message."""
        if self.there:
            self.sent.append(message)
        return self.there


def a_room(every: float = 0.05, *topics: str) -> Room:
    """A room whose message is the values, and those before."""
    return Room(("room", *topics), topics or ("t",), every, lambda now, before: (dict(now), before and dict(before)))


def seated(hub: Hub, *rooms: Room) -> Chair:
    """A chair in these rooms that shows what is known."""
    chair = Chair()
    hub.open(chair, hub.join(chair, rooms))
    return chair


def numbers(sent: list[Any]) -> list[int]:
    """The versions of topic t that were sent."""
    return [now["t"].version for now, _ in sent]


async def test_the_first_is_told_at_once_and_the_last_always() -> None:
    """Of a burst within the room's interval two messages go out: the first at once, and the newest value at its end."""
    hub = Hub()
    chair = seated(hub, a_room(0.05))
    for version in range(1, 101):
        hub.announce({"t": Number(version)})
        await asyncio.sleep(0)
    first = numbers(chair.sent)
    assert first in ([1], [2])
    await asyncio.sleep(0.08)
    assert numbers(chair.sent) == [*first, 100]


async def test_older_news_is_no_news() -> None:
    """A version that is not newer changes nothing and sends nothing."""
    hub = Hub()
    chair = seated(hub, a_room(0.0))
    hub.announce({"t": Number(5)})
    await asyncio.sleep(0.01)
    assert hub.announce({"t": Number(5, 7)}) == {}
    assert hub.announce({"t": Number(4)}) == {}
    await asyncio.sleep(0.01)
    assert numbers(chair.sent) == [5]


async def test_one_message_is_made_for_all_of_a_room() -> None:
    """A thousand seats get the very same message object: it is encoded once."""
    hub = Hub()
    chairs = [seated(hub, a_room(0.0)) for _ in range(1000)]
    hub.announce({"t": Number(1)})
    await asyncio.sleep(0.01)
    assert len({id(chair.sent[0]) for chair in chairs}) == 1


async def test_a_message_knows_what_was_shown_before() -> None:
    """What moved is told from the room's last message; the first opening shows nothing before."""
    hub = Hub()
    chair = seated(hub, a_room(0.0))
    for version in (1, 2):
        hub.announce({"t": Number(version)})
        await asyncio.sleep(0.01)
    befores: list[Mapping[str, Number]] = [before for _, before in chair.sent]
    assert befores == [{}, {"t": Number(1)}]


async def test_news_while_a_page_opens_reaches_it() -> None:
    """A value announced after a seat joined and before it opened is what the opening shows."""
    hub, chair = Hub(), Chair()
    kept = hub.join(chair, [a_room(0.0)])
    hub.announce({"t": Number(3)})
    await asyncio.sleep(0.01)
    assert hub.open(chair, kept) == {"t": Number(3)}
    assert chair.sent == []
    hub.announce({"t": Number(4)})
    await asyncio.sleep(0.01)
    assert numbers(chair.sent) == [4]


async def test_what_overtook_an_opening_is_sent_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """A message sent while a page's own answer was under way comes again, so that the page ends with the newest."""
    monkeypatch.setattr("verdicts.live.hub.AGAIN", 0.05)
    hub = Hub()
    chair = seated(hub, a_room(0.0))
    hub.announce({"t": Number(1)})
    await asyncio.sleep(0.1)
    assert numbers(chair.sent) == [1, 1]


async def test_a_seat_is_only_where_it_sits_now() -> None:
    """Joining other rooms leaves the earlier ones; rooms without seats are forgotten, and their values with them."""
    hub = Hub()
    chair = seated(hub, a_room(0.0, "t"))
    hub.announce({"t": Number(1)})
    hub.open(chair, hub.join(chair, [a_room(0.0, "u")]))
    hub.announce({"t": Number(2), "u": Number(1)})
    await asyncio.sleep(0.01)
    assert hub.watched == ["u"]
    assert set(hub.values) == {"u"}
    assert [set(now) for now, _ in chair.sent] == [{"u"}]


async def test_a_socket_that_is_gone_leaves() -> None:
    """The first message to a lost socket empties its seat; others are told as before, and only frames sent count."""
    told: list[int] = []
    hub = Hub(lambda frames, lag: told.append(frames))
    lost, there = seated(hub, a_room(0.0)), seated(hub, a_room(0.0))
    lost.there = False
    hub.announce({"t": Number(1)})
    await asyncio.sleep(0.01)
    assert hub.seats == 1
    assert told == [1]
    assert numbers(there.sent) == [1]


async def test_a_value_that_came_back_is_not_sent() -> None:
    """A room whose values are those it shows already is not told again."""
    hub = Hub()
    chair = seated(hub, a_room(0.05))
    hub.announce({"t": Number(1)})
    await asyncio.sleep(0.01)
    hub.announce({"t": Number(2)})
    hub.values["t"] = Number(1)
    await asyncio.sleep(0.1)
    assert numbers(chair.sent) == [1]
