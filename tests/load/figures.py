"""Times and how they are shown: median, 95th percentile, and the ratio to a floor measured in the same run."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from rich.console import Console
from rich.table import Table

WIDTH = 128


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` of all values do not exceed (nearest rank)."""
    ranked = sorted(values)
    return ranked[max(0, -int(-share * len(ranked) // 1) - 1)]


@dataclass
class Series:
    """Milliseconds of one kind of work, and those of its floor."""

    name: str
    target: str = ""
    taken: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)

    def row(self) -> list[str]:
        """Name, number, p50, p95, the floor's p50 and p95, the ratio of the medians, the target."""
        taken, floor = [[percentile(each, share) for share in (0.5, 0.95)] for each in (self.taken, self.floor)]
        cells = [f"{value:.2f}" for value in (*taken, *floor)]
        return [self.name, str(len(self.taken)), *cells, f"{taken[0] / floor[0]:.1f}x", self.target]


def clocked(work: Callable[[], Any], into: list[float]) -> Any:
    """Do the work, note its milliseconds, hand on what it gave."""
    started = time.perf_counter()
    given = work()
    into.append((time.perf_counter() - started) * 1000)
    return given


def console() -> Console:
    """A console whose tables look the same in a terminal and in a file."""
    return Console(width=WIDTH, highlight=False)


def shown(title: str, many: Sequence[Series], floor: str) -> None:
    """Print the series as one table with the machine's load under it."""
    table = Table(
        "ms", "n", "p50", "p95", "floor p50", "floor p95", "ratio of p50", "target", title=title, title_justify="left"
    )
    for column in table.columns[1:-1]:
        column.justify = "right"
    for series in many:
        table.add_row(*series.row())
    out = console()
    out.print(table)
    out.print(f"floor: {floor}")
    out.print(f"machine: {os.cpu_count()} cores, load average {os.getloadavg()[0]:.2f}; quote medians and ratios\n")


def part_of(words: Sequence[str] | None, about: str) -> float:
    """The command line of a bench: which part of its full size to run, 1 if not said."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--part", type=float, default=1.0, help="part of the full size, 0.05 to 1 (default 1)")
    return min(1.0, max(0.05, parser.parse_args(words).part))
