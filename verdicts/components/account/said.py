"""One sentence and a way on: where a form was not taken, or an address has nothing to show."""

from __future__ import annotations

from verdicts.components import el
from verdicts.components.account.saying import ANY_WORD, TITLE
from verdicts.components.el import Element
from verdicts.components.layout import column


def said_page(title: str, said: str, href: str = "/", way: str = "Start page") -> Element:
    """What happened, and the way on. Plain text all of it; `href` is a path of this site."""
    return column(
        el.div(
            el.h1(title, class_name=TITLE),
            el.p(said, class_name="mt-4 max-w-[60ch] text-body text-ink-2", role="alert"),
            el.p(el.a(way, href=href, class_name="btn btn-main min-h-11"), class_name="mt-6 flex"),
            class_name="pt-16",
        ),
        class_name=ANY_WORD,
    )
