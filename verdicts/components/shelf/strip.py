"""The strip: what was just done, and the way to take it back (assets/js/strip.js says how long it stands)."""

from __future__ import annotations

from typing import Any

import reflex as rx

from verdicts.components.el import Element, group
from verdicts.components.shelf.acts import Acts


class Strip(rx.Component):
    """With the fields of StripView; empty while nothing was done."""

    library = "$/public/js/strip.js"
    tag = "Strip"
    said: rx.Var[str]
    bad: rx.Var[bool]
    undo: rx.Var[bool]
    turn: rx.Var[int]
    on_undo: rx.EventHandler[rx.event.no_args_event_spec]


def strip(acts: Acts) -> Element:
    """On paper nothing."""
    now: Any = acts.strip
    if now is None:
        return group()
    return Strip.create(said=now.said, bad=now.bad, undo=now.undo, turn=now.turn, on_undo=acts.undo)
