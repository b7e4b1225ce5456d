"""A production server of its own for a test: free port, throw-away database, ended with all its processes."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

HOUSE = Path(__file__).resolve().parent.parent
PATIENCE = 60.0


def free_port() -> int:
    """A port that nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Server:
    """A running server: its address, its process, and the file its output goes to."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path

    def said(self) -> str:
        """All that the server printed."""
        return self.log.read_text(errors="replace")


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/readyz", timeout=2) as answer:  # noqa: S310 - our own server
            return answer.status == 200
    except (URLError, ConnectionError, TimeoutError):
        return False


def _await(server: Server) -> None:
    end = time.monotonic() + PATIENCE
    while not _answers(server.url):
        if server.process.poll() is not None or time.monotonic() > end:
            raise RuntimeError(f"the server did not start:\n{server.said()}")
        time.sleep(0.05)


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask a server and its workers to end, and see that they do."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)


@contextmanager
def serving(folder: Path, port: int | None = None, **settings: str) -> Generator[Server, None, None]:
    """Run `verdicts serve` in `folder` with VERDICTS_* settings until the block ends."""
    port = port or free_port()
    known = {
        "VERDICTS_PORT": str(port),
        "VERDICTS_DATABASE_URL": f"sqlite:///{folder / 'served.db'}",
        **{f"VERDICTS_{name.upper()}": value for name, value in settings.items()},
    }
    log = folder / f"server-{port}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "verdicts", "serve"],
            cwd=HOUSE,
            env={**os.environ, **known},
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    server = Server(f"http://localhost:{port}", process, log)
    try:
        _await(server)
        yield server
    finally:
        end(process)
