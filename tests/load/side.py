"""What is measured of a server under load: latencies, processor time a frame, memory a socket."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from tests.load.crowd import Crowd
from tests.load.machine import cpu_seconds, resident_bytes
from tests.load.timing import Floats


@dataclass
class Side:
    """One server, or several together. `cpu` and `seconds` are of the windows, `idle` processor seconds a second.

    `beside` are processor seconds that went into counting votes, measured apart, without a watcher.
    """

    taken: list[Floats] = field(default_factory=list[Floats])
    cpu: float = 0.0
    idle: float = 0.0
    beside: float = 0.0
    seconds: float = 0.0
    frames: int = 0
    bytes_a_socket: float = 0.0

    @property
    def latencies(self) -> Floats:
        """All of them, milliseconds."""
        return np.concatenate(self.taken) if self.taken else np.zeros(0)

    @property
    def frame_cpu(self) -> float:
        """Microseconds of processor time a frame: without what idle sockets and counting votes cost."""
        spent = self.cpu - self.idle * self.seconds - self.beside
        return 1e6 * spent / self.frames if self.frames else 0.0

    @property
    def load(self) -> float:
        """Processor time, percent of one core, everything in."""
        return 100 * self.cpu / self.seconds if self.seconds else 0.0


@dataclass
class Watch:
    """Takes processor time, seconds and frames of a window into a side."""

    pids: Sequence[int]
    crowds: Sequence[Crowd]

    async def over(self, side: Side, work: Callable[[], Awaitable[None]]) -> tuple[float, float]:
        """Do the work; when it began and ended (perf_counter)."""
        cpu, frames, begun = self._cpu(), self.frames, time.perf_counter()
        await work()
        ended = time.perf_counter()
        side.cpu += self._cpu() - cpu
        side.seconds += ended - begun
        side.frames += self.frames - frames
        return begun, ended

    async def quiet(self, side: Side, seconds: int) -> None:
        """Measure sockets that do nothing: the quietest second, for what began before may still be ending."""
        found = list[float]()
        for _ in range(seconds):
            before, begun = self._cpu(), time.perf_counter()
            await asyncio.sleep(1)
            found.append((self._cpu() - before) / (time.perf_counter() - begun))
        side.idle = min(found)

    def memory(self) -> int:
        """Resident bytes of all processes."""
        return sum(map(resident_bytes, self.pids))

    @property
    def frames(self) -> int:
        """How many numbers came, all readers together."""
        return sum(crowd.frames for crowd in self.crowds)

    def _cpu(self) -> float:
        return sum(map(cpu_seconds, self.pids))
