"""Moving windows in memory: when each key was used, so that no stretch of time holds more uses than are allowed.

`limits` has such a memory too. For asyncio it walks over all its keys after every use, with a hop to a thread for each:
measured, 10 to 16 ms of processor time a vote. Here a use costs a few microseconds, however many keys there are.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field


@dataclass
class Windows:
    """Uses within `seconds`; times are seconds of one clock. Keys are kept in the order of their newest use."""

    seconds: float
    _uses: dict[str, deque[float]] = field(default_factory=dict[str, deque[float]])

    def wait(self, key: str, most: int, now: float) -> float:
        """Seconds until the key may be used once more, 0 for at once."""
        uses = self._uses.get(key, deque[float]())
        while uses and uses[0] <= now - self.seconds:
            uses.popleft()
        return 0.0 if len(uses) < most else uses[len(uses) - most] + self.seconds - now

    def use(self, key: str, now: float) -> None:
        """Note a use; forget keys that have none left."""
        uses = self._uses.pop(key, deque[float]())
        uses.append(now)
        self._uses[key] = uses
        while (oldest := next(iter(self._uses))) and self._uses[oldest][-1] <= now - self.seconds:
            del self._uses[oldest]

    def __len__(self) -> int:
        """How many keys are kept."""
        return len(self._uses)
