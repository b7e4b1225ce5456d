"""From votes and arrivals to latencies: when did each reader first see a number that holds the vote?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tests.load.crowd import Reader

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Vote:
    """When a vote was sent (perf_counter) and which version first holds it."""

    sent: float
    version: int


def latencies(votes: Sequence[Vote], readers: Iterable[Reader]) -> Floats:
    """Milliseconds from each vote to each reader's first frame with its version or a newer one, votes x readers flat.

    Raises AssertionError where a reader never saw one.
    """
    sent = np.array([vote.sent for vote in votes])
    versions = np.array([vote.version for vote in votes], dtype=np.int64)
    found = [_of(reader, sent, versions) for reader in readers]
    return np.concatenate(found) if found else np.zeros(0)


def _of(reader: Reader, sent: Floats, versions: NDArray[np.int64]) -> Floats:
    seen = np.maximum.accumulate(np.frombuffer(reader.versions, dtype=np.int64)) if reader.versions else versions[:0]
    places = np.searchsorted(seen, versions, side="left")
    if len(places) and places.max(initial=0) >= len(seen):
        raise AssertionError(f"version {versions.max()} never came; the newest was {seen[-1] if len(seen) else None}")
    return (np.frombuffer(reader.times, dtype=np.float64)[places] - sent) * 1000


@dataclass(frozen=True)
class Spread:
    """Percentiles of latencies, milliseconds."""

    p50: float
    p95: float
    p99: float


def spread(taken: Floats) -> Spread:
    """The three that are quoted."""
    return Spread(*map(float, np.percentile(taken, (50, 95, 99)))) if len(taken) else Spread(0, 0, 0)
