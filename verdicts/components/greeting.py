"""What is said once after signing in: what came along, and the shelf that was shared by the click before it."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, when
from verdicts.components.icons import icon
from verdicts.views.account import GreetingView


def greeting(view: GreetingView | Any) -> Element:
    """An empty place that speaks when something is put in; page.js closes it."""
    close = el.button(
        icon("x"), type="button", data_greeted="", aria_label="Close", class_name="btn btn-bare js-only size-10 p-0"
    )
    said = el.div(
        icon("ok"), el.span(view.said, class_name="flex-1 wrap-anywhere"), close, class_name="banner banner-good"
    )
    return el.div(when(view.said != "", said), role="status", class_name="strip greeting no-print")
