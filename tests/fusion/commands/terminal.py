"""A real terminal for a command: a pty that is the process's own, so that what is typed into it is a signal."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.fusion.commands.room import HEARS_CTRL_C, PATIENCE, Room
from tests.serving import HOUSE

OWN_TERMINAL = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
MOVES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")  # of the cursor, and colours


@dataclass
class Terminal:
    """What a person sees and types."""

    process: subprocess.Popen[Any]
    master: int
    seen: str = ""

    def until(self, holds: Callable[[str], bool]) -> None:
        """Look on until what was shown by now is so. It fails where the process ends before."""
        end = time.monotonic() + PATIENCE
        while not holds(self.seen):
            assert time.monotonic() < end, self.seen
            assert self._read(), self.seen

    def rest(self) -> int:
        """Look on to the end; the exit code."""
        while self._read():
            pass
        return self.process.wait(PATIENCE)

    def press(self, keys: bytes) -> None:
        """Type."""
        os.write(self.master, keys)

    def _read(self) -> bool:
        if not select.select([self.master], [], [], PATIENCE)[0]:
            return False
        try:
            said = os.read(self.master, 65_536)
        except OSError:  # the other side is closed
            return False
        self.seen += MOVES.sub("", said.decode(errors="replace"))
        return bool(said)


@contextmanager
def terminal(room: Room, *words: str, columns: int = 120) -> Iterator[Terminal]:
    """`verdicts fusion` on a terminal of so many columns; it has ended when the block has."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    environment = {**os.environ, "PYTHONPATH": str(HOUSE), **room.known, "COLUMNS": str(columns), "TERM": "xterm"}
    command = [sys.executable, "-c", OWN_TERMINAL + HEARS_CTRL_C, "fusion", *words]
    pipes: dict[str, Any] = {"stdin": slave, "stdout": slave, "stderr": slave}
    with subprocess.Popen(command, cwd=room.folder, env=environment, start_new_session=True, **pipes) as process:
        os.close(slave)
        try:
            yield Terminal(process, master)
        finally:
            process.kill()
            os.close(master)
