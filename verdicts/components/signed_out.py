"""The quiet banner of a page whose session ended: nothing of the account's is shown, and nothing of it is lost."""

from __future__ import annotations

from typing import Any

import reflex as rx
from reflex_components_core.el.elements.inline import A

from verdicts.components import el


def signed_out_banner(back: Any, read: Any) -> rx.Component:
    """Shown while `back`, the way through signing in to this page, is not empty; `read` is the handler that ends it."""
    words = el.span(
        el.strong("You were signed out on this device.", class_name="font-semibold"),
        " Your votes and bookmarks are in your account.",
    )
    sign_in = A.create("Sign in", href=back, class_name="btn")  # a plain load: the router knows no such page
    close = el.button("Dismiss", type="button", on_click=read, class_name="btn btn-bare")
    ways = el.div(sign_in, close, class_name="flex gap-2")
    banner = el.div(words, ways, class_name="banner connection no-print", role="alert")
    return rx.cond(back != "", banner, rx.fragment())
