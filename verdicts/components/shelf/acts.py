"""What the live page of shelves can do: handlers. On paper all of it is None and the forms post."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Acts:
    """Each is an event handler; `strip` is a Var of what was just done."""

    strip: Any = None
    undo: Any = None
    typed: Any = None
    sent: Any = None
    field: Any = None
    moved: Any = None
    drop: Any = None
    step: Any = None
    move: Any = None
    annotate: Any = None
    new_shelf: Any = None
    name_shelf: Any = None
    step_shelf: Any = None
    remove_shelf: Any = None
    share: Any = None
    revoke: Any = None


PAPER = Acts()


def with_field(handler: Any, about: Any, name: str) -> Any:
    """The handler for `about`, with a field of the form as its second argument; None on paper."""
    return None if handler is None else lambda values: handler(about, values[name])


def of(handler: Any, about: Any) -> Any:
    """The handler for `about` alone; None on paper."""
    return None if handler is None else handler(about)
