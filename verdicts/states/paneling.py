"""What the panel desk drafts with, and the rooms in which a run is watched. Set once by the app."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any

from verdicts.desk.panels.progress import Progress
from verdicts.desk.panels.runner import Runner
from verdicts.live.hub import Hub

OFTEN = 0.2  # seconds between two messages on one run: at most five a second, the newest wins, the last always arrives


@dataclass(frozen=True)
class Heard:
    """A run as it moves; its view is made when a message is sent."""

    version: int
    progress: Progress


@dataclass
class Paneling:
    """The runs of this process; without a runner (in tests of other states) nothing can be drafted."""

    runner: Runner | None = None
    hub: Hub = field(default_factory=Hub)
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def heard(self, copy: int, progress: Progress) -> None:
        """A run of a working copy moved."""
        self.hub.announce({topic_of(copy): Heard(next(self._numbers), progress)})

    def leave(self, seat: Any) -> None:
        """A page is gone, or shows something else."""
        if seat:
            self.hub.leave(seat)


def topic_of(copy: int) -> str:
    """What the run of a working copy is called."""
    return f"panel:{copy}"


paneling = Paneling()
