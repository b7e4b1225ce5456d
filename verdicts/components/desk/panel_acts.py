"""What can be done on the panel desk: handlers of the live page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class PanelActs:
    """`write` and `settle` are those of a draft's cells."""

    answer: Any
    written: Any
    tick: Any
    use: Any
    allow: Any
    begin: Any
    begin_without: Any
    stop: Any
    take: Any
    take_all: Any
    put_back: Any
    acknowledge: Any
    check_again: Any
    undo: Any
    write: Any
    settle: Any
