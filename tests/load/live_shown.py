"""How figures of live numbers are shown: one row a figure, the product, its floor, and what it is to that."""

from __future__ import annotations

import os
from collections.abc import Sequence

from rich.table import Table

from tests.load.figures import console
from tests.load.side import Side
from tests.load.timing import Floats, spread

Row = tuple[str, float, float | None, str]  # figure, product, floor or nothing, target


def rows(side: Side, floor: Side | None, targets: dict[str, str]) -> list[Row]:
    """Latencies, processor time and memory of a side beside those of its floor."""
    ours, bare = spread(side.latencies), floor and spread(floor.latencies)
    figures = [(f"{name}, ms", getattr(ours, name), bare and getattr(bare, name)) for name in ("p50", "p95", "p99")]
    for name, of in (
        ("CPU a frame, µs", lambda one: one.frame_cpu),
        ("frames a second", lambda one: one.frames / one.seconds),
        ("CPU in all, % of a core", lambda one: one.load),
        ("CPU idle, % of a core", lambda one: one.idle * 100),
        ("memory a socket, kB", lambda one: one.bytes_a_socket / 1000),
    ):
        figures.append((name, of(side), floor and of(floor)))
    return [(name, value, beside, targets.get(name, "")) for name, value, beside in figures]


def answered(answers: Floats, cpu: float) -> list[Row]:
    """What a voter waits for, and what a vote costs when nobody watches."""
    waited = spread(answers)
    return [
        ("vote answered p50, ms", waited.p50, None, ""),
        ("vote answered p95, ms", waited.p95, None, ""),
        ("CPU a vote, unwatched, µs", cpu * 1e6, None, ""),
    ]


def shown(title: str, figures: Sequence[Row], said: str, beside: str = "floor") -> None:
    """Print one table and what was found right."""
    table = Table("", "site", beside, "ratio", "target", title=title, title_justify="left")
    for column in table.columns[1:4]:
        column.justify = "right"
    for name, value, floor, target in figures:
        ratio = f"{value / floor:.2f}x" if floor else ""
        table.add_row(name, f"{value:,.1f}", "" if floor is None else f"{floor:,.1f}", ratio, target)
    out = console()
    out.print(table)
    out.print(said)
    out.print(f"machine: {os.cpu_count()} cores, load average {os.getloadavg()[0]:.2f}; quote medians and ratios\n")
