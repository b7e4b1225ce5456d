"""The quiet banner while the socket is away: reading goes on, and what stands may be behind."""

from __future__ import annotations

import reflex as rx
from reflex_components_core.core.banner import has_connection_errors

from verdicts.components import el
from verdicts.components.icons import icon

lost = has_connection_errors
"""A Var: whether the live page has lost its server."""


def connection_banner() -> rx.Component:
    """Shown only while the live page has lost its server; the socket tries again by itself."""
    words = el.span(
        el.strong("Reconnecting.", class_name="font-semibold"),
        " You can read on. Numbers stand as they were, and votes count once the connection is back.",
    )
    banner = el.p(icon("again"), words, class_name="banner banner-warn connection no-print", role="status")
    return rx.cond(lost, banner, rx.fragment())
