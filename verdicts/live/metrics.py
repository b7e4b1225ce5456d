"""What an operator can count: votes, sockets, broadcasts and their lag, relayed messages, answers.

Several workers count in files of one folder (PROMETHEUS_MULTIPROC_DIR, made by `verdicts serve`) and whichever is
asked adds them up; one worker counts in memory. The functions cost about a microsecond and may be called anywhere.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

Kind = Literal["ballot", "pick"]
Way = Literal["sent", "received", "lost"]

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_LAGS = (0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5)  # seconds
_own = CollectorRegistry()
ProcessCollector(registry=_own)

_votes = Counter("verdicts_votes", "Votes by what they are and what came of them.", ["kind", "outcome"], registry=_own)
_sockets = Gauge("verdicts_sockets", "Open pages.", registry=_own, multiprocess_mode="livesum")
_rounds = Counter("verdicts_broadcasts", "Changes of a topic told to the open pages of a worker.", registry=_own)
_frames = Counter("verdicts_frames", "Frames handed to open pages.", registry=_own)
_lag = Histogram(
    "verdicts_lag_seconds",
    "From news of a topic to its broadcast; what waits for its turn is part of it.",
    buckets=_LAGS,
    registry=_own,
)
_relayed = Counter("verdicts_relayed", "Messages between workers, by way.", ["way"], registry=_own)
_answers = Counter("verdicts_answers", "HTTP answers, by class of status.", ["status"], registry=_own)
_classes = {number: _answers.labels(f"{number}xx") for number in range(1, 6)}


def voted(kind: Kind, outcome: str) -> None:
    """A vote was decided upon; outcomes are those of domain.votes."""
    _votes.labels(kind, outcome).inc()


def sockets(many: int) -> None:
    """So many pages have their socket open."""
    _sockets.set(many)


def broadcast(frames: int, lag: float | None = None) -> None:
    """One change went out in `frames` frames; `lag` in seconds since the news, where known."""
    _rounds.inc()
    _frames.inc(frames)
    if lag is not None:
        _lag.observe(max(lag, 0.0))


def relayed(way: Way, messages: int = 1) -> None:
    """Messages went to other workers, came from them, or could not be sent."""
    _relayed.labels(way).inc(messages)


def answered(status: int) -> None:
    """An HTTP request was answered with `status`."""
    if counter := _classes.get(status // 100):
        counter.inc()


def exposition() -> bytes:
    """The figures of all workers of this host, for Prometheus (CONTENT_TYPE). Reads files: call it in a thread."""
    folder = os.environ.get("PROMETHEUS_MULTIPROC_DIR")
    if not folder:
        return generate_latest(_own)
    _forget_the_dead(Path(folder))
    together = CollectorRegistry()
    MultiProcessCollector(together, folder)
    return generate_latest(together)


def _forget_the_dead(folder: Path) -> None:
    """The sockets of a worker that fell are closed; what it counted stays counted."""
    for file in folder.glob("gauge_live*_*.db"):
        if not Path("/proc", file.stem.rsplit("_", 1)[1]).exists():
            file.unlink(missing_ok=True)
