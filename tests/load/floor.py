"""The floor of every page figure: bare Starlette on granian answering with as many bytes, already compressed."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.load.client import Client
from tests.serving import HOUSE, free_port

PATIENCE = 20.0
HEADERS = {"Content-Encoding": "br", "Content-Type": "text/html; charset=utf-8", "ETag": '"floor"'}


async def _bytes(request: Request) -> Response:
    many = request.path_params["many"]
    return Response(bytes(many), 200 if many else 304, HEADERS)


app = Starlette(routes=[Route("/{many:int}", _bytes)])


def serve(port: int) -> None:
    """Listen as the product does: granian, ASGI, one worker."""
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "tests.load.floor:app", port=port, interface=Interfaces.ASGI, workers=1, backlog=2048, log_enabled=False
    ).serve()


def _await(client: Client, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            client.expect(200, "/1")
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the bare server did not start")


@contextmanager
def bare() -> Iterator[Client]:
    """A client of the bare server; `/<n>` answers n bytes, `/0` answers 304."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "tests.load.floor", str(port)], cwd=HOUSE, start_new_session=True)
    try:
        with Client(port) as client:
            _await(client, process)
            yield client
    finally:
        process.terminate()
        process.wait(10)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
