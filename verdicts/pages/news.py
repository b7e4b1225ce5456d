"""What makes a page look again when its reader did something on another one, and says that they were signed out."""

import reflex as rx

from verdicts.components.met import met
from verdicts.components.signed_out import signed_out_banner
from verdicts.components.watch import watch
from verdicts.states.news import NewsState


def own_news() -> rx.Component:
    """The watch on the reader's own news, and the banner of a session that ended."""
    look = watch(value=NewsState.number, passing="", on_moved=NewsState.look)
    return rx.fragment(look, met(known=NewsState.known), signed_out_banner(NewsState.back, NewsState.acknowledge))
