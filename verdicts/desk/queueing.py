"""Work that would hold the event loop up: one at a time in a thread of its own, and not too many waiting."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Done = TypeVar("Done")


class TooBusy(Exception):
    """The line is full; nothing was begun. `said` is a sentence for whoever asked."""

    said = "Too many people are waiting for this right now. Try again in a minute."

    def __init__(self) -> None:
        """Say so."""
        super().__init__(self.said)


class Line:
    """One thread, named `name`, and at most `most_waiting` calls that wait for it. For one event loop."""

    def __init__(self, name: str, most_waiting: int) -> None:
        """The thread starts with the first call."""
        self._most, self._inside = most_waiting, 0
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=name)

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
