"""The strip: what was just done, and the way to take it back. It stands until the next change."""

from __future__ import annotations

from verdicts.components import el
from verdicts.components.doing import doing, hidden
from verdicts.components.el import Element, when
from verdicts.components.icons import icon
from verdicts.components.shelf.acts import Acts


def strip(acts: Acts) -> Element:
    """While nothing was done, two empty places that speak when something is put in. On paper Undo is a form."""
    now = acts.strip
    done = el.div(el.span(now.said), when(now.undo, _undo(acts)), class_name="banner", key=now.turn)
    bad = el.p(icon("warn"), el.span(now.said), class_name="banner banner-bad", key=now.turn)
    return el.div(
        el.div(when(now.said != "", when(now.bad, None, done)), role="status"),
        el.div(when(now.said != "", when(now.bad, bad)), role="alert"),
        class_name="strip no-print",
    )


def _undo(acts: Acts) -> Element:
    if acts.undo is not None:
        return el.button("Undo", type="button", on_click=acts.undo, class_name="btn")
    button = el.button("Undo", type="submit", class_name="btn")
    return doing(hidden("key", acts.strip.key), button, action="/bookmarks/undo", known=True)
