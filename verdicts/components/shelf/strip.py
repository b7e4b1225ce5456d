"""The strip: what was just done, and the way to take it back (assets/js/strip.js says how long it stands)."""

from __future__ import annotations

from typing import Any

import reflex as rx

from verdicts.components import el
from verdicts.components.doing import doing, hidden
from verdicts.components.el import Element, when
from verdicts.components.icons import icon
from verdicts.components.shelf.acts import Acts
from verdicts.views.shelf import StripView


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
    """What was just done, with Undo; on paper it is a form."""
    now: Any = acts.strip
    if acts.undo is None:
        return _printed(now)
    return Strip.create(said=now.said, bad=now.bad, undo=now.undo, turn=now.turn, on_undo=acts.undo)


def _printed(now: StripView | Any) -> Element:
    undo = el.button("Undo", type="submit", class_name="btn")
    form = doing(hidden("key", now.key), undo, action="/bookmarks/undo", known=True)
    done = el.div(el.div(now.said, role="status"), when(now.undo, form), class_name="banner")
    bad = el.div(icon("warn"), el.div(now.said, role="alert"), class_name="banner banner-bad")
    return when(now.said != "", el.div(when(now.bad, bad, done), class_name="strip no-print"))
