"""What makes a page look again when its reader did something on another one; no element of its own."""

import reflex as rx

from verdicts.components.watch import watch
from verdicts.states.news import NewsState


def own_news() -> rx.Component:
    """The watch on the reader's own news."""
    return watch(value=NewsState.number, passing="", on_moved=NewsState.look)
