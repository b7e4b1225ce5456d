"""Work that would hold the event loop up: one at a time in a thread of its own, and not too many waiting."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

Done = TypeVar("Done")
BEHIND = 10  # the event loop has ten parts of a busy core, this thread one; at 19 a busy machine would starve it


class TooBusy(Exception):
    """The line is full; nothing was begun. `said` is a sentence for whoever asked."""

    said = "Too many people are waiting for this right now. Try again in a minute."

    def __init__(self) -> None:
        """Say so."""
        super().__init__(self.said)


class Line:
    """One thread, named `name`, and at most `most_waiting` calls that wait for it. For one event loop."""

    def __init__(self, name: str, most_waiting: int, *, yielding: bool = False) -> None:
        """The thread starts with the first call. One that is `yielding` gives way to the event loop on a busy core;
        only for work that lets go of the interpreter, or the loop would wait for whom it holds up."""
        self._most, self._inside = most_waiting, 0
        self._thread = ThreadPoolExecutor(1, name, give_way if yielding else None)

    async def run(self, work: Callable[[], Done]) -> Done:
        """What `work` returns or raises, when its turn came; TooBusy at once where the line is full."""
        if self._inside > self._most:  # one is at work, the others wait
            raise TooBusy
        self._inside += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)
        finally:
            self._inside -= 1

    def close(self) -> None:
        """End the thread; who still waits is cancelled."""
        self._thread.shutdown(wait=True, cancel_futures=True)


def give_way() -> None:
    """Let this thread's work come after that of the process's others. Linux alone has priorities of threads."""
    if sys.platform == "linux":
        with suppress(OSError):  # where that may not be, all are equal
            os.setpriority(os.PRIO_PROCESS, 0, os.getpriority(os.PRIO_PROCESS, 0) + BEHIND)  # 0 is the calling thread
