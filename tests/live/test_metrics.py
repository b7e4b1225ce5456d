"""What an operator can count."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.serving import HOUSE

COUNTING = """
import os
from verdicts.live import metrics
metrics.sockets(2)
metrics.voted("ballot", "counted")
metrics.broadcast(1000, lag=0.02)
metrics.broadcast(1000)
metrics.relayed("received", 5)
metrics.answered(304)
metrics.answered(0)
print(metrics.exposition().decode())
"""


def _figures(**more: str) -> set[str]:
    """The lines that a fresh process prints after counting a little."""
    environment = {name: value for name, value in os.environ.items() if name != "PROMETHEUS_MULTIPROC_DIR"} | more
    command = [sys.executable, "-c", COUNTING]
    done = subprocess.run(command, cwd=HOUSE, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert done.stderr == ""
    return set(done.stdout.splitlines())


def test_one_worker_counts_in_memory() -> None:
    """Each function moves its figure, and memory and processor time of the process are told."""
    lines = _figures()
    assert {
        'verdicts_votes_total{kind="ballot",outcome="counted"} 1.0',
        "verdicts_sockets 2.0",
        "verdicts_broadcasts_total 2.0",
        "verdicts_frames_total 2000.0",
        'verdicts_lag_seconds_bucket{le="0.02"} 1.0',
        'verdicts_lag_seconds_bucket{le="0.01"} 0.0',
        'verdicts_relayed_total{way="received"} 5.0',
        'verdicts_answers_total{status="3xx"} 1.0',
    } <= lines
    assert any(line.startswith("process_resident_memory_bytes") for line in lines)


def test_several_workers_add_up(tmp_path: Path) -> None:
    """Counters of workers that are gone stay in the sum; their sockets do not."""
    for _ in range(2):
        _figures(PROMETHEUS_MULTIPROC_DIR=str(tmp_path))
    lines = _figures(PROMETHEUS_MULTIPROC_DIR=str(tmp_path))
    assert {"verdicts_frames_total 6000.0", "verdicts_sockets 2.0", "verdicts_lag_seconds_count 3.0"} <= lines
