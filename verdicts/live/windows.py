"""Moving windows in memory: how much each key took in the last hour.

The memory storage of `limits` visits every key it knows at every vote, each by a thread of its own; with thousands of
voting devices that is the whole server. This one looks at what is asked and at the key that was idle longest.
"""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

HOUR = 3600.0
Asked = tuple[str, int, str]  # what is limited, how many an hour, whose


@dataclass
class Windows:
    """Times (seconds of `clock`) at which each key took something, longest idle key first."""

    clock: Callable[[], float] = time.monotonic
    _taken: OrderedDict[tuple[str, str], deque[float]] = field(
        default_factory=OrderedDict[tuple[str, str], "deque[float]"]
    )

    def take(self, asked: Sequence[Asked]) -> tuple[str, float]:
        """Take one of each, or of none: then what is used up, and after how many seconds it is not."""
        now = self.clock()
        self._forget(now)
        windows = [self._window(what, whose, now) for what, _, whose in asked]
        for (what, many, _), window in zip(asked, windows, strict=True):
            if len(window) >= many:
                return what, min(HOUR, window[0] + HOUR - now)
        for window in windows:
            window.append(now)
        return "", 0.0

    def _window(self, what: str, whose: str, now: float) -> deque[float]:
        window = self._taken.setdefault((what, whose), deque())
        self._taken.move_to_end((what, whose))
        while window and window[0] <= now - HOUR:
            window.popleft()
        return window

    def _forget(self, now: float) -> None:
        """Drop the keys that took nothing for an hour, two at most: as many as one vote adds."""
        for _ in range(2):
            key = next(iter(self._taken), None)
            if key is None or (self._taken[key] and self._taken[key][-1] > now - HOUR):
                return
            del self._taken[key]

    def __len__(self) -> int:
        """How many keys are remembered."""
        return len(self._taken)
