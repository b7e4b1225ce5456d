"""The quiet banner of a page of which a newer version was published: it changes when the reader says so."""

from __future__ import annotations

from typing import Any

import reflex as rx

from verdicts.components import el
from verdicts.components.icons import icon


class Edition(rx.Component):
    """Shows its child while `news` names a tool of the page that was published after the number `since`, or other
    reviewers than `seats`."""

    library = "$/public/js/edition.js"
    tag = "Edition"
    news: rx.Var[str]
    since: rx.Var[int]
    seats: rx.Var[str]


def edition(news: Any, since: Any, seats: Any, take: Any) -> rx.Component:
    """`take` are the handlers that show the newer version in place."""
    words = el.span(el.strong("A newer version of this page is here.", class_name="font-semibold"))
    button = el.button("Show it", type="button", on_click=take, class_name="btn")
    banner = el.div(icon("again"), words, button, class_name="banner connection no-print", role="status")
    return Edition.create(banner, news=news, since=since, seats=seats)
