"""/desk: drafts and published tools."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.asking import asking, search_field
from verdicts.components.desk.acts import ListActs
from verdicts.components.desk.bulk import bulk_bar, bulk_tick
from verdicts.components.desk.live import Focusing
from verdicts.components.desk.nav import desk_nav
from verdicts.components.desk.parts import barred, said
from verdicts.components.desk.tending import tool_link
from verdicts.components.doing import doing
from verdicts.components.el import Element, choose, each, has, when
from verdicts.components.icons import icon
from verdicts.components.layout import column
from verdicts.views.desk import DeskRowView, DeskView, FilterView


def desk_page(view: DeskView | Any, acts: ListActs) -> Element:
    """The whole page."""
    return column(when(view.barred, barred(), _list(view, acts)))


def _list(view: DeskView | Any, acts: ListActs) -> Element:
    return el.div(
        desk_nav("/desk"),
        _head(view, acts),
        when(acts.thrown != "", _thrown(acts)),
        el.ul(each(view.filters, _filter), class_name="mt-6 flex flex-wrap gap-x-3 gap-y-2 text-ui md:gap-x-6"),
        bulk_bar(acts.bulk),
        when(
            has(view.rows), el.ul(each(view.rows, lambda one: _row(one, acts)), class_name="mt-4 border-b border-rule")
        ),
        when(view.nothing != "", el.p(view.nothing, class_name="mt-8 font-serif text-lead", dir="auto")),
        when(view.said != "", el.p(view.said, class_name="mt-4 text-ui text-ink-2")),
        _byline(view, acts),
        Focusing.create(row="", turn=0),
        said(acts.answer, acts.put_back),
    )


def _head(view: DeskView | Any, acts: ListActs) -> Element:
    new = el.button(
        icon("plus"),
        "New tool",
        el.kbd(
            "n", class_name="ms-1 border border-current px-1 font-sans text-micro max-md:hidden", aria_hidden="true"
        ),
        type="button",
        class_name="btn btn-main",
        on_click=acts.begin(""),
        data_key_n="",
        aria_keyshortcuts="n",
    )
    search = asking(
        search_field(view.q, "Search the desk", "Name, category", "md:w-64", acts.search, acts.field),
        action="/desk",
        label="Search the desk",
        class_name="min-w-0 flex-1",
    )
    return el.div(
        el.h1("Desk", class_name="text-title font-semibold font-stretch-[86%]"),
        el.div(search, new, class_name="flex gap-2 max-sm:w-full"),
        class_name="mt-4 flex flex-wrap items-end justify-between gap-4 border-t-2 border-ink pt-3",
    )


def _thrown(acts: ListActs) -> Element:
    undo = el.button("Undo", type="button", class_name="btn", on_click=acts.put_back)
    return el.div(el.span(acts.thrown, dir="auto"), undo, role="status", class_name="banner mt-4")


def _filter(one: FilterView | Any) -> Element:
    look = choose(one.on, "font-semibold underline decoration-2 underline-offset-[6px]", "text-ink-2 hover:text-ink")
    return el.li(
        el.a(one.label, " ", el.span(one.count, class_name="tabular-nums"), href=one.href, class_name=look),
    )


def _row(one: DeskRowView | Any, acts: ListActs) -> Element:
    edit = el.button(
        "Edit",
        el.span(" ", one.name, class_name="sr-only"),
        type="button",
        class_name="btn",
        on_click=acts.begin(one.slug),
    )
    go = el.a("Open", el.span(" ", one.name, class_name="sr-only"), href=one.href, class_name="btn")
    of = el.span(" of ", one.name, class_name="sr-only")
    past = el.a("History", of, href=f"/desk/history/{one.slug}", class_name="link text-ui")
    return el.li(
        bulk_tick(one, acts.bulk),
        el.div(
            el.a(one.name, href=one.href, class_name="link text-body font-semibold", dir="auto"),
            el.p(one.category, class_name="text-small text-ink-2", dir="auto"),
            class_name="min-w-0",
        ),
        el.div(
            el.p(one.state, class_name="text-ui", data_mark=one.mark),
            el.p(one.about, class_name="text-small text-ink-2"),
            when(one.here != "", el.p(one.here, class_name="text-small font-semibold")),
            when(one.schedule != "", el.p(one.schedule, class_name="text-small")),
            class_name="desk-state",
        ),
        el.div(when(one.slug != "", past), tool_link(one), class_name="desk-links flex flex-wrap gap-x-4"),
        when(one.copy > 0, el.div(_throw(one, acts), go, class_name="desk-acts"), el.div(edit, class_name="desk-acts")),
        key=one.href,
        class_name="desk-row",
    )


def _throw(one: DeskRowView | Any, acts: ListActs) -> Element:
    """Two presses: the first opens, the second throws the draft away."""
    again = el.button("Throw this draft away", type="button", class_name="btn mt-2", on_click=acts.discard(one.copy))
    words = el.p("The draft goes; what is published stays.", class_name="text-small text-ink-2")
    return el.details(
        el.summary(icon("x"), class_name="btn btn-bare size-10 list-none p-0", aria_label=f"Throw away {one.name}"),
        el.div(words, again, class_name="swap-pop kept-pop p-3"),
        class_name="swap",
    )


def _byline(view: DeskView | Any, acts: ListActs) -> Element:
    """What the editor is called where the site says who edited."""
    field = el.input(
        id="byline", name="byline", default_value=view.whose, key=view.whose, max_length=60, class_name="field"
    )
    return doing(
        el.label("Your name on the site's pages", html_for="byline", class_name="text-small text-ink-2"),
        el.div(field, el.button("Save", type="submit", class_name="btn"), class_name="mt-1 flex max-w-md gap-2"),
        el.p("Shown beside what you publish. If empty: “an editor”.", class_name="mt-1 text-small text-ink-2"),
        action="/desk",
        known=True,
        do=lambda values: acts.call_me(values["byline"]),
        class_name="mt-14 border-t border-rule pt-4",
    )
