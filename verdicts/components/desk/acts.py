"""What can be done on the pages of the desk: handlers of the live page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class ListActs:
    """On the list."""

    answer: Any
    search: Any
    field: Any  # the key of the search field
    begin: Any
    discard: Any
    thrown: Any  # said of a draft whose page was left by throwing it away
    put_back: Any
    call_me: Any
    bulk: Any  # of components.desk.bulk


@dataclass(frozen=True)
class HistoryActs:
    """On a tool's history."""

    answer: Any
    edit: Any
    restore: Any


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
    acknowledge: Any
    check_again: Any
    undo: Any
    weigh: Any
    bring: Any
    rebase: Any
    publish: Any
    schedule: Any
    unschedule: Any
    discard: Any


@dataclass(frozen=True)
class LedgerActs:
    """On the prediction ledger."""

    answer: Any
    resolve: Any
    reopen: Any
    undo: Any


@dataclass(frozen=True)
class QueueActs:
    """On the queue of corrections. `take_up` gets a report's number, `rule` also the ruling and the answer."""

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
