"""What makes a tab that knows nobody load anew when another tab of the browser is known: no element, one channel."""

from __future__ import annotations

import reflex as rx


class Met(rx.Component):
    """`known` is "yes" or "no", and "" until the server said which."""

    library = "$/public/js/met.js"
    tag = "Met"
    known: rx.Var[str]


met = Met.create
