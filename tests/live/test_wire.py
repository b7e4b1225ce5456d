"""Reflex's wire: what `live.fanout` knows of it is still so, and what happens where it is not."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest
import reflex as rx
from reflex.state import StateUpdate
from reflex.utils.format import json_dumps
from socketio import packet

from verdicts.desk.tallying import split_view, tally_view
from verdicts.domain.tallies import Split, Tally
from verdicts.live.fanout import DOOR, EVENT, NAMESPACE, Wire, message
from verdicts.states.board import BoardState
from verdicts.states.tally import TallyState
from verdicts.views.tally import RowTallyView

NAMES = {"ollama": "Ollama", "vllm": "vLLM"}
VALUES: list[tuple[type[rx.State], dict[str, Any]]] = [
    (TallyState, {"a": tally_view(Tally(8, 3, 1, 11), "/tools/ollama")}),
    (TallyState, {"split": split_view(Split({"ollama": 4, "vllm": 9}, 0, 13), "/compare/ollama-vs-vllm", NAMES)}),
    (BoardState, {"rows": {"ollama": RowTallyView(3, "40%", "5 votes", moved=True), "vllm": RowTallyView()}}),
]


class JSON:
    """Reflex's serialiser under the two names that socket.io wants."""

    dumps = staticmethod(json_dumps)
    loads = staticmethod(json.loads)


@pytest.mark.parametrize(("state", "values"), VALUES, ids=lambda value: getattr(value, "__name__", ""))
def test_a_message_is_what_reflex_would_write(state: type[rx.State], values: dict[str, Any]) -> None:
    """The frame reads as the packet that Reflex and socket.io make of the same vars."""
    instance = state(_reflex_internal_init=True)  # pyright: ignore[reportCallIssue]
    instance._clean()
    for name, value in values.items():
        setattr(instance, name, value)
    delta = {name: cells for name, cells in instance.get_delta().items() if name == state.get_full_name()}
    packet.Packet.json, before = JSON, packet.Packet.json
    try:
        data = [EVENT, StateUpdate(delta=delta)]
        theirs = packet.Packet(packet.EVENT, namespace=NAMESPACE, data=data).encode()
    finally:
        packet.Packet.json = before
    ours = message(state, values).frame["text"]
    assert ours[0] == "4"
    assert ours[1:].partition(",")[0] == theirs.partition(",")[0]
    wanted = json.loads(theirs.partition(",")[2])
    wanted[1].pop("events", None)
    assert json.loads(ours.partition(",")[2]) == wanted


class Manager:
    """What socket.io keeps: the engine.io id of a session."""

    def eio_sid_from_sid(self, sid: str, namespace: str) -> str | None:
        """As socket.io answers."""
        return {"s1": "e1"}.get(sid)


class Sio:
    """A socket.io server with one socket, whose sends wait for `gate`."""

    def __init__(self, direct: bool) -> None:
        """With `direct` the socket has an asgi.send."""
        self.gate, self.got, self.emitted = asyncio.Event(), list[str](), list[Any]()
        self.manager, self.eio = Manager(), type("Eio", (), {"sockets": {"e1": object()}})()
        self.environ = {"e1": {"asgi.send": self._send} if direct else {}}

    async def _send(self, frame: dict[str, str]) -> None:
        await self.gate.wait()
        self.got.append(frame["text"])

    async def emit(self, event: str, data: Any, to: str, namespace: str) -> None:
        """Socket.io's own way."""
        self.emitted.append((event, data, to, namespace))


def versions(frames: list[str]) -> list[int]:
    """Versions of tally a in the frames."""
    found = [json.loads(text.partition(",")[2])[1]["delta"] for text in frames]
    return [next(iter(delta.values()))["a_rx_state_"]["version"] for delta in found]


@pytest.fixture
def tallies() -> Iterator[list[Any]]:
    """Five messages of growing version."""
    return [message(TallyState, {"a": tally_view(Tally(n, 0, 0, n), "/tools/ollama")}) for n in range(1, 6)]


@pytest.mark.anyio
async def test_a_slow_socket_gets_the_newest_and_nothing_piles_up(tallies: list[Any]) -> None:
    """While a send is under way later messages of a room replace each other; the last one always arrives."""
    sio = Sio(direct=True)
    wire = Wire(sio)
    seat = wire.seat("s1")
    assert seat
    for each in tallies:
        assert seat.push("room", each)
        await asyncio.sleep(0)
    assert len(seat.waiting) == 1
    sio.gate.set()
    await asyncio.sleep(0.01)
    assert versions(sio.got) == [1, 5]


@pytest.mark.anyio
async def test_a_message_never_overtakes_a_newer_one(tallies: list[Any]) -> None:
    """A send that is done but not yet told does not let a new message pass what still waits."""
    sio, futures = Sio(direct=True), list[asyncio.Future[None]]()

    def door(frame: dict[str, str]) -> asyncio.Future[None]:
        sio.got.append(frame["text"])
        futures.append(asyncio.get_running_loop().create_future())
        return futures[-1]

    sio.environ["e1"] = {"asgi.scope": {DOOR: door}}
    seat = Wire(sio).seat("s1")
    assert seat
    for each in tallies[:2]:
        seat.push("room", each)
    futures[0].set_result(None)
    seat.push("room", tallies[2])
    await asyncio.sleep(0)
    seat.push("other", tallies[3])
    futures[1].set_exception(OSError())
    await asyncio.sleep(0)
    assert versions(sio.got) == [1, 3, 4]
    futures[1].exception()


@pytest.mark.anyio
async def test_what_was_shown_is_what_a_reconnect_is_hydrated_with(tallies: list[Any]) -> None:
    """A message also goes into the reader's own state, so that a hydrate never shows an older number."""
    sio = Sio(direct=True)
    seat = Wire(sio).seat("s1")
    assert seat
    state: Any = TallyState(_reflex_internal_init=True)  # pyright: ignore[reportCallIssue]
    state._clean()
    seat.states[TallyState.get_full_name()] = state
    seat.push("room", tallies[4])
    assert state.a.version == 5
    assert not state.dirty_vars
    sio.gate.set()


@pytest.mark.anyio
async def test_without_a_door_to_the_socket_messages_go_by_socketio(tallies: list[Any]) -> None:
    """Where asgi.send is not to be had, the same update is emitted to that session."""
    sio = Sio(direct=False)
    seat = Wire(sio).seat("s1")
    assert seat
    seat.push("room", tallies[0])
    await asyncio.sleep(0.01)
    [(event, data, to, namespace)] = sio.emitted
    assert (event, to, namespace) == ("event", "s1", "/_event")
    assert data["delta"][TallyState.get_full_name()]["a_rx_state_"]["version"] == 1


@pytest.mark.anyio
async def test_a_socket_that_is_gone_has_no_seat(tallies: list[Any]) -> None:
    """An unknown session gets no seat, a closed socket refuses and is swept."""
    sio = Sio(direct=True)
    wire = Wire(sio)
    assert wire.seat("nobody") is None
    seat = wire.seat("s1")
    assert seat
    sio.eio.sockets.clear()
    assert not seat.push("room", tallies[0])
    assert wire.swept() == [seat]
    assert wire.swept() == []
