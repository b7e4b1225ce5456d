"""What can be done on the pages of the desk: handlers of the live page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class ListActs:
    """On the list."""

    answer: Any
    search: Any
    begin: Any
    discard: Any
    call_me: Any
    bulk: Any  # of components.desk.bulk


@dataclass(frozen=True)
class DraftActs:
    """On a draft. `write` gets a cell, its words, and the words that they stand on; `written` is what came of it,
    `pasted` what would come of a text that was given to `weigh`."""

    answer: Any
    written: Any
    pasted: Any
    write: Any
    add_row: Any
    remove_row: Any
    move_row: Any
    settle: Any
    undo: Any
    weigh: Any
    bring: Any
    rebase: Any
    publish: Any
    discard: Any
