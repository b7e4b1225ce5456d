"""The bench's own client: it reads every frame that a server may send, and times are of the right version."""

from __future__ import annotations

import asyncio
import socket
from array import array
from collections.abc import AsyncIterator, Callable

import numpy as np
import pytest

from tests.load.crowd import Reader
from tests.load.live_floor import bare_sockets
from tests.load.timing import Vote, latencies, spread
from tests.load.wire import Nest, Refused, Wire, frame, split

pytestmark = pytest.mark.anyio


@pytest.fixture
async def pair(nest: Nest) -> AsyncIterator[tuple[socket.socket, Wire, list[bytes]]]:
    """The server's end of a connection, the wire at the other, and what the wire heard."""
    ours, theirs = socket.socketpair()
    theirs.setblocking(False)
    heard = list[bytes]()
    wire = Wire(nest, theirs, lambda _, text, at: heard.append(text))
    nest.watch(wire)
    yield ours, wire, heard
    ours.close()


def served(first: int, body: bytes) -> bytes:
    """A frame as a server sends it: not masked."""
    many = len(body)
    size = bytes((many,)) if many < 126 else b"\x7e" + many.to_bytes(2, "big") if many < 65536 else b""
    return bytes((first,)) + (size or b"\x7f" + many.to_bytes(8, "big")) + body


async def until(done: Callable[[], bool]) -> None:
    """Wait for at most two seconds."""
    for _ in range(200):
        if done():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came")


@pytest.mark.parametrize("many", [0, 125, 126, 65535, 65536])
def test_a_frame_of_any_length_is_whole_only_at_its_end(many: int) -> None:
    """Each way to write a length is read, and no frame is taken before its last byte is there."""
    data = served(0x81, b"x" * many)
    assert split(data) == (0x81, b"x" * many, len(data))
    assert split(data[:-1]) is None
    assert frame(1, b"x" * many).endswith(b"x" * many)


async def test_pieces_and_several_at_once_are_heard_in_order(
    pair: tuple[socket.socket, Wire, list[bytes]],
) -> None:
    """Fragments make one text, a frame may come in two parts, and two frames may come together."""
    ours, _, heard = pair
    ours.sendall(served(0x01, b"a") + served(0x00, b"b") + served(0x80, b"c") + served(0x81, b"two"))
    await until(lambda: heard == [b"abc", b"two"])
    late = served(0x81, b"three")
    ours.sendall(late[:3])
    await asyncio.sleep(0.02)
    ours.sendall(late[3:])
    await until(lambda: heard[2:] == [b"three"])


async def test_a_ping_is_answered_and_a_goodbye_is_returned(pair: tuple[socket.socket, Wire, list[bytes]]) -> None:
    """A ping comes back as a pong with the same body, a close as a close, and the wire is lost then."""
    ours, wire, _ = pair
    ours.sendall(served(0x89, b"there?"))
    await asyncio.sleep(0.02)
    assert ours.recv(100) == frame(10, b"there?")
    ours.sendall(served(0x88, b"\x03\xe8"))
    await until(lambda: wire.lost)
    assert ours.recv(100)[0] == 0x88


async def test_a_stalled_wire_reads_nothing_until_it_resumes(pair: tuple[socket.socket, Wire, list[bytes]]) -> None:
    """What is sent meanwhile is heard afterwards."""
    ours, wire, heard = pair
    wire.stall()
    ours.sendall(served(0x81, b"news"))
    await asyncio.sleep(0.05)
    assert heard == []
    wire.resume()
    await until(lambda: heard == [b"news"])


@pytest.mark.parametrize("way", ["turn", "gather"])
async def test_the_floor_reaches_all_who_listen(nest: Nest, way: str) -> None:
    """The bare server sends a command to every reader once, in either way; what is no socket is refused."""
    heard = list[tuple[Wire, bytes]]()
    with bare_sockets() as (port, _):
        with pytest.raises(Refused):
            await nest.open(port, "/nowhere", lambda *_: None)
        wires = [await nest.open(port, "/listen", lambda wire, text, _: heard.append((wire, text))) for _ in range(3)]
        command = await nest.open(port, f"/command/{way}", lambda *_: None)
        command.send(b"now")
        await until(lambda: len(heard) == 3)
        assert {wire for wire, _ in heard} == set(wires)
        assert {text for _, text in heard} == {b"now"}
        nest.close()


def test_a_vote_is_seen_with_its_version_or_a_newer_one() -> None:
    """The time of a vote is that of the first frame that holds it; an older frame that comes late changes nothing."""
    reader = Reader(times=array("d", [1.0, 2.0, 2.5, 3.0]), versions=array("q", [1, 4, 2, 5]))
    found = latencies([Vote(0.5, 1), Vote(0.5, 2), Vote(1.0, 5)], [reader, reader])
    assert found.tolist() == [500.0, 1500.0, 2000.0] * 2
    assert spread(np.arange(1.0, 101.0)).p50 == pytest.approx(50.5)
    with pytest.raises(AssertionError, match="never came"):
        latencies([Vote(0.5, 6)], [reader])
