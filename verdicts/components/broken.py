"""When a page cannot be opened: what happened, and the way out."""

from verdicts.components import el
from verdicts.components.el import Element
from verdicts.components.layout import column


def broken_page() -> Element:
    """The database does not answer and this page was not read before."""
    return column(
        el.div(
            el.h1("This page did not load", class_name="font-serif text-display font-normal tracking-[-.015em]"),
            el.p(
                "The catalogue cannot be read at the moment. Nothing you did. Pages that were read a moment ago still open.",
                class_name="mt-4 max-w-[60ch] text-body text-ink-2",
            ),
            el.p(el.a("Load again", href="", class_name="btn btn-main"), class_name="mt-6"),
            class_name="pt-16",
        )
    )
