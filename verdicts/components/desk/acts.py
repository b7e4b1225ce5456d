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
class LedgerActs:
    """On the prediction ledger."""

    answer: Any
    resolve: Any
    reopen: Any
    undo: Any
