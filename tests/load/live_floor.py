"""The floor of every live figure: a bare Starlette WebSocket on granian that sends the same text to all on command."""

from __future__ import annotations

import asyncio
import gc
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Generator
from contextlib import asynccontextmanager, contextmanager, suppress

from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from tests.serving import HOUSE, end, free_port

PATIENCE = 20.0
WAYS = ("turn", "gather")
_readers = set[WebSocket]()


async def _listen(socket: WebSocket) -> None:
    """A reader: hears broadcasts, and may say anything."""
    await socket.accept()
    _readers.add(socket)
    try:
        while True:
            await socket.receive_text()
    except WebSocketDisconnect:
        _readers.discard(socket)


async def _command(socket: WebSocket) -> None:
    """The one who commands: each text is broadcast in the way the address names, then `sent` is answered."""
    await socket.accept()
    gather = socket.path_params["way"] == "gather"
    with suppress(WebSocketDisconnect):
        while True:
            text = await socket.receive_text()
            await (_all_at_once if gather else _in_turn)(text)
            await socket.send_text("sent")


async def _in_turn(text: str) -> None:
    for reader in tuple(_readers):
        await reader.send_text(text)


async def _all_at_once(text: str) -> None:
    await asyncio.gather(*(reader.send_text(text) for reader in tuple(_readers)))


@asynccontextmanager
async def _settled(app: Starlette) -> AsyncIterator[None]:
    """The same care about the collector as the product takes."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    yield


app = Starlette(
    routes=[WebSocketRoute("/listen", _listen), WebSocketRoute("/command/{way}", _command)], lifespan=_settled
)


def serve(port: int) -> None:
    """Listen as the product does: granian, ASGI, one worker."""
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "tests.load.live_floor:app", port=port, interface=Interfaces.ASGI, workers=1, backlog=2048, log_enabled=False
    ).serve()


@contextmanager
def bare_sockets() -> Generator[tuple[int, int]]:
    """The bare server: its port and its process id."""
    port = free_port()
    command = [sys.executable, "-m", "tests.load.live_floor", str(port)]
    process = subprocess.Popen(command, cwd=HOUSE, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        _await(port, process)
        yield port, process.pid
    finally:
        end(process)


def _await(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.05)
    raise RuntimeError("the bare server did not start")


if __name__ == "__main__":
    serve(int(sys.argv[1]))
