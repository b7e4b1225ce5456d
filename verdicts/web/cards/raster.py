"""`python -m verdicts.web.cards.raster`: SVG in, PNG out, until its input ends. Each is preceded by its length.

A process of its own: the library holds Python's lock for the tens of milliseconds that a picture takes, and votes that
are on their way to open pages would wait for it.
"""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from threading import Timer
from typing import IO, cast

import resvg_py

NICENESS, SECONDS = 5, 10.0
COMMAND = (sys.executable, "-m", __name__ if __name__ != "__main__" else "verdicts.web.cards.raster")
_LENGTH = struct.Struct(">I")


class NotDrawn(RuntimeError):
    """The process that makes pictures failed; the next picture gets another one."""


def write(pipe: IO[bytes], content: bytes) -> None:
    """One piece."""
    pipe.write(_LENGTH.pack(len(content)) + content)
    pipe.flush()


def read(pipe: IO[bytes]) -> bytes:
    """One piece, nothing at the end."""
    head = pipe.read(_LENGTH.size)
    return pipe.read(_LENGTH.unpack(head)[0]) if len(head) == _LENGTH.size else b""


@dataclass
class Raster:
    """Makes PNGs of SVGs, in a process that lives until `close` or the end of this one. Blocks; call it for one at a
    time."""

    command: tuple[str, ...] = COMMAND
    seconds: float = SECONDS
    _process: subprocess.Popen[bytes] | None = None

    def png(self, svg: str) -> bytes:
        """The picture. Raises NotDrawn, also after `seconds`."""
        process = self._running()
        late = Timer(self.seconds, process.kill)
        late.start()
        try:
            write(cast(IO[bytes], process.stdin), svg.encode())
            made = read(cast(IO[bytes], process.stdout))
        except OSError:
            made = b""  # it ended while it was written to
        finally:
            late.cancel()
        if not made:
            self.close()
            raise NotDrawn(f"the process that draws ended with {process.returncode}")
        return made

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(self.command, stdin=pipe, stdout=pipe)  # noqa: S603
        return self._process

    def close(self) -> None:
        """End the process."""
        if process := self._process:
            process.kill()
            with suppress(BrokenPipeError):
                process.communicate()
            process.wait()
            self._process = None


def main() -> None:
    """Answer until the input ends: whoever started this is gone then."""
    os.nice(NICENESS)
    while svg := read(sys.stdin.buffer):
        write(sys.stdout.buffer, resvg_py.svg_to_bytes(svg_string=svg.decode(), skip_system_fonts=True))


if __name__ == "__main__":
    main()
