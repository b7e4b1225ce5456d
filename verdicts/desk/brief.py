"""What is read from the database at most once in a while, for pages that may be a moment behind."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from sqlalchemy import Connection, Engine

Read = TypeVar("Read")


@dataclass
class Brief(Generic[Read]):
    """Keeps what `read` gave for so many seconds. Thread-safe; call off the event loop."""

    engine: Engine
    read: Callable[[Connection], Read]
    seconds: float
    clock: Callable[[], float] = time.monotonic

    def __post_init__(self) -> None:
        """Nothing is read yet."""
        self._held: tuple[float, Read] | None = None
        self._lock = Lock()

    def get(self) -> Read:
        """The value, read anew when the last reading is too old. One thread reads, others wait for it."""
        with self._lock:
            if self._held is None or self.clock() - self._held[0] >= self.seconds:
                with self.engine.connect() as conn:
                    self._held = (self.clock(), self.read(conn))
            return self._held[1]
