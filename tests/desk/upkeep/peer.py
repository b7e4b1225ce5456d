"""A web server on this machine that answers as told, and remembers who asked."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import NamedTuple


class Asked(NamedTuple):
    """One request."""

    at: float
    method: str
    path: str
    agent: str
    range: str


class Peer(ThreadingHTTPServer):
    """`/s/<status>` answers that; `/to/<status>/<path>` leads there; `/get` likes no HEAD; `/wait` asks for patience;
    `/slow` never answers."""

    daemon_threads = True
    asked: list[Asked]

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_port}"


class _Answers(BaseHTTPRequestHandler):
    server: Peer  # pyright: ignore[reportIncompatibleVariableOverride]

    def do_HEAD(self) -> None:
        """Answer as the path says."""
        told = self.headers.get("User-Agent", ""), self.headers.get("Range", "")
        self.server.asked.append(Asked(time.monotonic(), self.command, self.path, *told))
        kind, _, rest = self.path[1:].partition("/")
        status, _, path = rest.partition("/")
        if kind == "slow":
            time.sleep(5)
        given = {"s": int(status or 200), "to": int(status or 301), "wait": 429, "get": 200}.get(kind, 200)
        self.send_response(405 if kind == "get" and self.command == "HEAD" else given)
        if kind == "to":
            self.send_header("Location", path if path.startswith("http") else f"/{path}")
        if kind == "wait":
            self.send_header("Retry-After", "120")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def peer() -> Iterator[Peer]:
    """A running peer."""
    server = Peer(("127.0.0.1", 0), _Answers)
    server.asked = []
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
