"""What the panel desk drafts with, and the rooms in which a run is watched, in this process and in others. Set once by
the app."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Hashable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

from verdicts.desk.panels.progress import Progress
from verdicts.desk.panels.runner import Runner
from verdicts.live.hub import Hub, Room
from verdicts.views.desk_panel import RunView

OFTEN = 0.2  # seconds between two messages on one run: at most five a second, the newest wins, the last always arrives
AFAR = 0.5  # the same between processes
TOPIC, STOP = "panel:", "panel-stop:"  # what is said between processes, with the number of the working copy

_VIEW = TypeAdapter(RunView)


@dataclass(frozen=True)
class Heard:
    """A run as it moves; its view is made when a message is sent."""

    version: int
    view: Callable[[], RunView]


@dataclass(eq=False)
class Abroad:
    """The seat of all other processes in the room of one run; it is left with the end of the run."""

    publish: Callable[[Mapping[str, Any]], None]

    def push(self, room: Hashable, message: Mapping[str, Any]) -> bool:
        """Tell them how the run stands."""
        self.publish(message)
        return all(run["on"] for run in message.values())


@dataclass
class Paneling:
    """The runs of this process; without a runner (in tests of other states) nothing can be drafted.

    `publish` tells the other processes.
    """

    runner: Runner | None = None
    hub: Hub = field(default_factory=Hub)
    publish: Callable[[Mapping[str, Any]], None] = lambda news: None
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def heard(self, copy: int, progress: Progress) -> None:
        """A run of a working copy moved in this process."""
        topic = topic_of(copy)

        def told(heard: Any, _: Any) -> Mapping[str, Any]:
            return {topic: asdict(heard[topic].view())}

        if ("afar", topic) not in self.hub.rooms:
            seat = Abroad(self.publish)
            self.hub.open(seat, self.hub.join(seat, [Room(("afar", topic), (topic,), AFAR, told)]))
        self._announce(topic, progress.view)

    def heard_afar(self, news: Mapping[str, Any]) -> None:
        """Other processes say how their runs stand, or that a run here is to end; what is neither is not understood."""
        for topic, said in news.items():
            if topic.startswith(STOP) and self.runner and (copy := topic.removeprefix(STOP)).isdecimal():
                self.runner.cancel(int(copy))
            elif topic.startswith(TOPIC) and (run := _understood(said)):
                self._announce(topic, lambda run=run: run)

    def stop_afar(self, copy: int) -> None:
        """The run of a working copy is to end, whichever process is at it."""
        self.publish({f"{STOP}{copy}": True})

    def newest(self, copy: int, stored: RunView) -> RunView:
        """A run as it was heard of last, while it goes on; else as it is stored."""
        heard: Any = self.hub.values.get(topic_of(copy)) if stored.on else None
        run = heard.view() if heard else stored
        return run if run.on and run.number == stored.number else stored

    def leave(self, seat: Any) -> None:
        """A page is gone, or shows something else."""
        if seat:
            self.hub.leave(seat)

    def _announce(self, topic: str, view: Callable[[], RunView]) -> None:
        self.hub.announce({topic: Heard(next(self._numbers), view)})


def topic_of(copy: int) -> str:
    """What the run of a working copy is called."""
    return f"{TOPIC}{copy}"


def _understood(said: object) -> RunView | None:
    try:
        return _VIEW.validate_python(said)
    except ValidationError:
        return None


paneling = Paneling()
