"""The desk's own navigation, one line a page; with it every page has what keeps the focus where one works."""

from __future__ import annotations

from verdicts.components import el
from verdicts.components.desk.live import Landing
from verdicts.components.el import Element

PAGES = (
    ("/desk", "Tools"),
    ("/desk/votes", "Votes"),
    ("/desk/corrections", "Corrections"),
    ("/desk/reviewers", "Reviewers"),
    ("/desk/ledger", "Predictions"),
    ("/desk/issues", "Issues"),
    ("/desk/import", "Import"),
    ("/desk/links", "Links"),
    ("/desk/stale", "Stale"),
)


def desk_nav(here: str) -> Element:
    """Where one stands at the desk; `here` is the path of the page, or of the one that it belongs to."""
    return el.nav(
        el.ul(*(el.li(_link(href, name, here)) for href, name in PAGES), class_name="flex flex-wrap gap-x-6 gap-y-1"),
        Landing.create(),
        aria_label="Desk",
        class_name="pt-5 text-ui",
    )


def _link(href: str, name: str, here: str) -> Element:
    if href == here:
        return el.a(name, href=href, class_name="block py-1 font-semibold", aria_current="page")
    return el.a(name, href=href, class_name="block py-1 text-ink-2 hover:text-ink")
