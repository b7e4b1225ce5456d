"""/desk/links and /desk/stale: what of the catalogue needs a look, and the way to the draft that mends it."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.desk.nav import desk_nav
from verdicts.components.desk.parts import barred, head, said
from verdicts.components.el import Element, each, has, when
from verdicts.components.icons import icon
from verdicts.components.layout import column
from verdicts.views.desk_upkeep import AgedToolView, AgedView, LinkRowView, LinksView, StaleView, UseView

_OUT = {"rel": "noreferrer nofollow", "target": "_blank", "class_name": "link break-all", "dir": "ltr"}


def links_page(view: LinksView | Any, answer: Any, mend: Any) -> Element:
    """The whole page of links; `mend` gets the slug of a tool and an address in it."""
    off = el.p(icon("warn"), el.span(view.off), class_name="banner mt-6")
    page = el.div(
        desk_nav("/desk/links"),
        head(
            "Links",
            when(
                view.off == "",
                "Each address of the catalogue is asked now and then.",
                "Sources that no longer lead there.",
            ),
        ),
        when(view.off != "", off),
        el.p(view.said, class_name="mt-6 font-serif text-lead"),
        when(
            has(view.rows), el.ul(each(view.rows, lambda one: _link(one, mend)), class_name="mt-4 border-b border-rule")
        ),
        when(view.more != "", el.p(view.more, class_name="mt-4 text-ui text-ink-2")),
        said(answer, None),
    )
    return column(when(view.barred, barred(), page))


def _link(one: LinkRowView | Any, mend: Any) -> Element:
    moved = el.p("Leads to ", el.a(one.moved_to, href=one.moved_to, **_OUT), class_name="text-ui")
    return el.li(
        el.div(
            el.p(one.word, class_name="text-ui font-semibold", data_mark=one.mark),
            el.p(one.since, class_name="text-small text-ink-2"),
        ),
        el.div(
            el.a(one.url, href=one.url, **_OUT),
            el.p(one.said, class_name="text-small text-ink-2", dir="auto"),
            when(one.moved_to != "", moved),
            class_name="min-w-0",
        ),
        el.ul(each(one.uses, lambda use: _use(use, one.url, mend)), class_name="min-w-0"),
        key=one.url,
        class_name="upkeep-row border-t border-rule py-3",
    )


def _use(use: UseView | Any, address: Any, mend: Any) -> Element:
    return el.li(
        el.span(
            el.strong(use.name, class_name="font-semibold"), " ", use.what, class_name="min-w-0 text-ui", dir="auto"
        ),
        _edit(use.name, mend(use.slug, address)),
        class_name="flex items-start justify-between gap-3 pb-1",
    )


def _edit(name: Any, mend: Any) -> Element:
    words = el.span(" ", name, class_name="sr-only")
    return el.button("Edit", words, type="button", class_name="btn", on_click=mend)


def stale_page(view: StaleView | Any, answer: Any, mend: Any, confirm: Any) -> Element:
    """The whole page of stale values; `mend` as above, `confirm` gets a tool's slug, a row and the month it shows."""
    note = (
        "Look at the source again. “Still right” sets the month to this one and publishes that; Edit opens the draft."
    )
    page = el.div(
        desk_nav("/desk/stale"),
        head("Stale", note),
        el.p(view.said, class_name="mt-6 font-serif text-lead"),
        when(
            has(view.tools),
            el.ul(each(view.tools, lambda one: _tool(one, mend, confirm)), class_name="mt-4 border-b border-rule"),
        ),
        when(view.more != "", el.p(view.more, class_name="mt-4 text-ui text-ink-2")),
        said(answer, None),
    )
    return column(when(view.barred, barred(), page))


def _tool(one: AgedToolView | Any, mend: Any, confirm: Any) -> Element:
    return el.li(
        el.div(
            el.a(one.name, href="/tools/" + one.slug, class_name="link text-body font-semibold", dir="auto"),
            el.p(one.said, class_name="text-small text-ink-2"),
            class_name="min-w-0",
        ),
        el.ul(each(one.aged, lambda value: _aged(value, one, mend, confirm)), class_name="grid min-w-0 gap-3"),
        key=one.slug,
        class_name="stale-tool border-t border-rule py-3",
    )


def _aged(one: AgedView | Any, tool: AgedToolView | Any, mend: Any, confirm: Any) -> Element:
    about = el.span(": ", one.label, " of ", tool.name, class_name="sr-only")
    press = confirm(tool.slug, one.row, one.as_of)
    still = el.button("Still right", about, type="button", class_name="btn", on_click=press)
    edit = el.button("Edit", about, type="button", class_name="btn", on_click=mend(tool.slug, one.source))
    return el.li(
        el.div(
            el.p(el.strong(one.label, class_name="font-semibold"), ": ", one.value, class_name="text-ui", dir="auto"),
            el.p(
                el.span(one.month, class_name="text-ink-2 tabular-nums"),
                when(one.source != "", el.span(" · ", el.a(one.short, href=one.source, **_OUT))),
                class_name="text-small",
            ),
            class_name="min-w-0 [overflow-wrap:anywhere]",
        ),
        el.div(still, edit, class_name="flex gap-2"),
        key=one.row,
        class_name="stale-value",
    )
