"""A private throw-away Redis server, started from the machine's own binary; it can fall and come back."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import redis

from tests.serving import free_port

PATIENCE = 10.0


class NoRedis(Exception):
    """There is no server to test on; the message says why."""


@dataclass
class RedisServer:
    """A Redis on a port of its own that keeps nothing on disk."""

    port: int
    folder: Path
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        """What VERDICTS_REDIS_URL takes."""
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Start it and wait until it answers."""
        binary = shutil.which("redis-server")
        if binary is None:
            raise NoRedis("no redis-server found")
        words = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen([binary, *words], cwd=self.folder, stdout=log, stderr=log)
        end = time.monotonic() + PATIENCE
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > end:
                raise NoRedis(f"it did not start: {(self.folder / 'log').read_text(errors='replace')[-300:]}")
            time.sleep(0.02)

    def fall(self) -> None:
        """Kill it as a power cut would."""
        if self._process:
            self._process.kill()
            self._process.wait(10)
            self._process = None

    def _answers(self) -> bool:
        try:
            with redis.Redis(port=self.port, socket_timeout=1) as client:
                return bool(client.ping())
        except redis.RedisError:
            return False


@contextmanager
def throwaway_redis() -> Iterator[RedisServer]:
    """Start a server on a free port, stop it at the end and remove its files."""
    folder = Path(tempfile.mkdtemp(prefix="verdicts-redis-"))
    server = RedisServer(free_port(), folder)
    try:
        server.start()
        yield server
    finally:
        server.fall()
        shutil.rmtree(folder, ignore_errors=True)
