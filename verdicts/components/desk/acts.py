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


@dataclass(frozen=True)
class DraftActs:
    """On a draft. `write` gets a cell, its words, and the words that they stand on."""

    answer: Any
    write: Any
    add_row: Any
    remove_row: Any
    move_row: Any
    settle: Any
    undo: Any
    rebase: Any
    publish: Any
    discard: Any


@dataclass(frozen=True)
class QueueActs:
    """On the queue of corrections. `rule` gets a report's number, the ruling and the answer."""

    answer: Any
    take_up: Any
    rule: Any
    reopen: Any


@dataclass(frozen=True)
class VotesActs:
    """On the page about votes. `weigh` gets the names of what was selected, `include` that of an exclusion."""

    answer: Any
    weighed: Any
    weigh: Any
    exclude: Any
    leave: Any
    include: Any
