"""The strip: what was just done, and the way to take it back. It stands until the next change."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, when
from verdicts.components.icons import icon
from verdicts.components.shelf.acts import Acts


def strip(acts: Acts) -> Element:
    """On paper, and while nothing was done, two empty places that speak when something is put in."""
    now = acts.strip
    if now is None:
        return el.div(el.div(role="status"), el.div(role="alert"), class_name="strip no-print")
    undo: Any = el.button("Undo", type="button", on_click=acts.undo, class_name="btn")
    done = el.p(el.span(now.said), when(now.undo, undo), class_name="banner", key=now.turn)
    bad = el.p(icon("warn"), el.span(now.said), class_name="banner banner-bad", key=now.turn)
    return el.div(
        el.div(when((now.said != "") & ~now.bad, done), role="status"),
        el.div(when((now.said != "") & now.bad, bad), role="alert"),
        class_name="strip no-print",
    )
