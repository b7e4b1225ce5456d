"""What one process learned of its endpoints, over all fusions: formats they refuse, how fast they begin, who waits.

One of these lives as long as the process; it belongs to one event loop.
"""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field

from verdicts.fusion.pool import LADDER, Endpoint, Format, Model

REMEMBERED = 200
ENOUGH = 20  # first tokens seen before a percentile of theirs means something
Place = tuple[str, str]


def _place(model: Model) -> Place:
    return model.endpoint.base_url, model.name


@dataclass
class Hedges:
    """A bucket that each call fills by `share` and each hedge empties by one, so that hedges stay that rare.

    It starts with one, since the first stall should not wait for twenty calls, and holds ten at most. The fuller it
    is, the earlier a call counts as late (`ordinary`): that leaves a rest for stalls, and little unused. By the square,
    since stalls come in bursts: in proportion the rest settled at three, and one of a hundred fusions lost a member.
    """

    share: float
    most: float = 10.0
    filled: float = 1.0

    @property
    def ordinary(self) -> float:
        """The share of calls that may get a hedge though they would have come by themselves: 0 to twice `share`."""
        return min(1.0, 2 * self.share * (self.filled / self.most) ** 2)

    def call(self) -> None:
        """One more call was sent."""
        self.filled = min(self.most, self.filled + self.share)

    def take(self) -> bool:
        """Whether one hedge may be sent; it is counted if so."""
        if self.filled < 1:
            return False
        self.filled -= 1
        return True


def below(refused: Format) -> Format | None:
    """The next step of the ladder; None at the bottom."""
    at = LADDER.index(refused) + 1
    return LADDER[at] if at < len(LADDER) else None


@dataclass
class Known:
    """The memory itself. Empty at the start of a process; nothing of it is a secret."""

    _formats: dict[Place, Format] = field(default_factory=dict[Place, Format])
    _first: dict[Place, deque[float]] = field(default_factory=dict[Place, deque[float]])
    _lanes: dict[str, asyncio.Semaphore] = field(default_factory=dict[str, asyncio.Semaphore])
    _hedges: dict[str, Hedges] = field(default_factory=dict[str, Hedges])

    def format(self, model: Model) -> Format:
        """The step of the ladder to ask this model by."""
        return self._formats.get(_place(model), model.endpoint.format)

    def took(self, model: Model, format: Format) -> None:
        """The model answered when it was asked so; where steps above were refused, it is asked so from now on."""
        if format != self.format(model):
            self._formats[_place(model)] = format

    def lane(self, endpoint: Endpoint) -> asyncio.Semaphore:
        """Room for the calls of one endpoint that may be under way at once."""
        return self._lanes.setdefault(endpoint.base_url, asyncio.Semaphore(endpoint.at_once))

    def began(self, model: Model, seconds: float) -> None:
        """A first token came so long after the call."""
        self._first.setdefault(_place(model), deque(maxlen=REMEMBERED)).append(seconds)

    def late(self, model: Model, unknown: float, share: float) -> float:
        """Seconds after which a first token is later than all but `share` were; `unknown` until enough were seen."""
        seen = self._first.get(_place(model), ())
        if len(seen) < ENOUGH:
            return unknown
        return sorted(seen)[min(len(seen) - 1, int(len(seen) * (1 - share)))]

    def hedges(self, pool: str, share: float) -> Hedges:
        """The bucket of one pool."""
        return self._hedges.setdefault(pool, Hedges(share))
