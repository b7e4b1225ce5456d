"""The end of a process: who holds an answer open is told when the server is asked to end.

The server waits for answers under way before anything of the app is told, and gives up after some seconds; a stream
without an end would make it kill the worker, votes and all. Its own signal handling stays as it is: the loop is woken
by a file descriptor, and what is called here is called beside it.
"""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import Any

SIGNALS = (signal.SIGINT, signal.SIGTERM)
Handler = Callable[[int, FrameType | None], Any] | int | None


@contextmanager
def on_end(do: Callable[[], None]) -> Generator[None]:
    """Call `do` on the running loop when the process is asked to end, while the block lasts."""
    loop = asyncio.get_running_loop()
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in SIGNALS}

    def asked(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(do)
        then = before[signal.Signals(number)]
        if callable(then):
            then(number, frame)

    _handle(dict.fromkeys(SIGNALS, asked))
    try:
        yield
    finally:
        _handle(before)


def _handle(handlers: Mapping[signal.Signals, Handler]) -> None:
    for number, handler in handlers.items():
        if handler is not None:
            signal.signal(number, handler)
            signal.siginterrupt(number, False)
