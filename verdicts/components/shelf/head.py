"""The head of the page of shelves: what is kept and where, search, a new shelf, export and import."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.asking import asking, search_field
from verdicts.components.doing import doing, hidden, sending
from verdicts.components.el import Element, group, when
from verdicts.components.icons import icon
from verdicts.components.shelf.acts import Acts
from verdicts.components.shelf.answer import fault, heard, marked, typed, unfolded
from verdicts.views.shelf import ShelvesView

_KINDS = (("json", "JSON, everything"), ("csv", "CSV, for spreadsheets"), ("html", "HTML, for browsers"))


def _search(view: ShelvesView | Any, acts: Acts) -> Element:
    label = "Search your bookmarks"
    return asking(
        search_field(view.q, label, "Name, note, site", "md:w-64", acts.typed, acts.afresh),
        action="/bookmarks",
        label=label,
        ask=acts.sent,
        class_name="min-w-0 max-sm:w-full",
    )


def _menu(name: str, words: str, *inside: Any, **more: Any) -> Element:
    return el.details(
        el.summary(icon(name), words, class_name="btn list-none"),
        el.div(*inside, class_name="swap-pop kept-pop"),
        class_name="swap",
        **more,
    )


def _new_shelf(view: ShelvesView | Any, acts: Acts) -> Element:
    handler, field = acts.new_shelf, "new-shelf"
    form = doing(
        hidden("query", view.query),
        el.label("Name of the new shelf", html_for=field, class_name="text-small text-ink-2"),
        el.div(
            el.input(
                id=field, name="name", default_value=typed(acts, "shelf", "", ""), auto_complete="off",
                class_name="field min-w-0", data_first="", **marked(acts, "shelf", "", field),
            ),
            el.button("Make", type="submit", class_name="btn btn-main"),
            class_name="mt-1 flex gap-2",
        ),
        fault(acts, "shelf", "", field),
        action="/bookmarks/shelf",
        known=view.known,
        do=None if handler is None else lambda values: handler(values["name"]),
        stands=view.said,
        class_name="p-3",
        **heard(acts, "shelf"),
    )  # fmt: skip
    return _menu("plus", "New shelf", form, **unfolded(acts, "shelf"))


def _export() -> Element:
    rows = [
        el.li(el.a(words, href=f"/bookmarks/export.{kind}", download="", class_name="menu-row"))
        for kind, words in _KINDS
    ]
    return _menu("save", "Export", el.ul(*rows))


def _import() -> Element:
    form = sending(
        el.label("A file of bookmarks: JSON, CSV or a browser's HTML, up to 10 MB", html_for="file", class_name="text-small text-ink-2"),
        el.input(id="file", name="file", type="file", accept=".json,.csv,.html,.htm", required=True, class_name="field mt-1", data_first=""),
        el.button("Import", type="submit", class_name="btn btn-main mt-2"),
        action="/bookmarks/import",
        class_name="p-3",
    )  # fmt: skip
    return _menu("load", "Import", form)


def _where(view: ShelvesView | Any) -> Element:
    sign_in = el.a("sign in", href="/sign-in?next=/bookmarks", class_name="link")
    device = el.span("Kept on this device until you ", sign_in, ".")
    return when(view.device, when(view.ended, group(), device), el.span("Kept in your account."))


def page_head(view: ShelvesView | Any, acts: Acts) -> Element:
    """Heading, where it is kept, and the tools of the page."""
    title = el.h1(view.heading, class_name="font-serif text-display font-normal tracking-[-.015em]", dir="auto")
    back = el.span(el.a("All shelves", href=view.back, class_name="link"), " ")
    said = el.p(
        el.span(view.said, " ", role="status"),
        when(view.back != "", back),
        el.span(_where(view), class_name="max-sm:block"),
        class_name="mt-3 text-ui text-ink-2",
    )
    return el.div(
        el.div(title, said, class_name="min-w-0"),
        el.div(
            _search(view, acts),
            group(_new_shelf(view, acts), _export(), _import()),
            class_name="page-tools no-print flex flex-wrap gap-2",
        ),
        class_name="flex flex-wrap items-end justify-between gap-x-8 gap-y-5 pt-10 md:pt-14",
    )
