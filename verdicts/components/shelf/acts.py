"""What the live page of shelves can do: handlers, and what came of them. On paper no handler is there and forms post."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from verdicts.views.shelf import AnswerView, StripView


@dataclass(frozen=True)
class Acts:
    """`strip` is what was just done, `answer` what came of the newest form with a field: Vars on the live page, views on
    paper. The others are event handlers. `alone` marks paper that no live page follows: nothing can be dragged there.
    """

    strip: Any = field(default_factory=StripView)
    answer: Any = field(default_factory=AnswerView)
    alone: bool = False
    undo: Any = None
    typed: Any = None
    sent: Any = None
    afresh: Any = None
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
