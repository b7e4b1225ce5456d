"""What the machine gives and what a process took of it: file limits, cores, processor time, memory. Linux only."""

from __future__ import annotations

import gc
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_CORES = os.sched_getaffinity(0)


def many_files() -> int:
    """Raise the limit of open files to the hard limit, for this process and those it starts; the limit."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return hard


@contextmanager
def settled() -> Iterator[None]:
    """Keep the collector away while times are taken, so that a pause of ours is not read as one of the server."""
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 100, 1000)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


@contextmanager
def on_cores(cores: set[int] | None, part: float = 1.0) -> Iterator[None]:
    """Run here, and whatever is started meanwhile, on these cores alone; None changes nothing.

    A run of a `part` of its size is one of many tests at once and takes no figures: it goes where there is room.
    """
    before = os.sched_getaffinity(0)
    if part >= 1 and cores and cores <= _CORES:
        os.sched_setaffinity(0, cores)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def tree(pid: int) -> list[int]:
    """The process and all that descend from it."""
    found = [pid]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            found += map(int, _text(task).split())
    return found


def cpu_seconds(pid: int) -> float:
    """Processor time of a process tree, user and system, seconds; ended children are counted with their parent."""
    return sum(_cpu(one) for one in tree(pid))


def _cpu(pid: int) -> float:
    fields = _text(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / _TICKS if fields else 0.0


def resident_bytes(pid: int) -> int:
    """Resident memory of a process tree; shared pages count in each process."""
    return sum(map(own_bytes, tree(pid)))


def own_bytes(pid: int) -> int:
    """Resident memory of one process, what it started not counted."""
    return int((_text(Path(f"/proc/{pid}/statm")).split() or "00")[1]) * _PAGE


def _text(path: Path) -> str:
    try:
        return path.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""
