"""/desk/drafts/<number>: a tool as a form, what lacks and a preview beside it, and the way to publish it."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.desk.acts import DraftActs
from verdicts.components.desk.cell import cell
from verdicts.components.desk.live import Focusing, Unsent, preview, saving
from verdicts.components.desk.nav import desk_nav
from verdicts.components.desk.parts import barred, said, to_panel
from verdicts.components.desk.pasting import pasting
from verdicts.components.desk.reported import reported
from verdicts.components.desk.rows import rows, takes
from verdicts.components.desk.schedule import publishing
from verdicts.components.el import Element, each, has, when
from verdicts.components.icons import icon
from verdicts.components.layout import column, section
from verdicts.views.desk import DraftView, LacksView, LackView


def draft_page(view: DraftView | Any, acts: DraftActs) -> Element:
    """The whole page."""
    gone = el.div(
        el.h1("This draft no longer exists", class_name="mt-8 text-title font-semibold font-stretch-[86%]"),
        el.p("It was published or thrown away.", class_name="mt-2 text-body text-ink-2"),
        el.p(el.a("To the desk", href="/desk", class_name="btn"), class_name="mt-4"),
        _unsent("What you typed and was not saved:"),
    )
    out = barred(view.back, _unsent("What you typed last stays in this tab, and is saved once you are back:"))
    return column(when(view.barred, out, when(view.gone, gone, _form(view, acts))))


def _unsent(words: str) -> Element:
    return Unsent.create(el.p(words, class_name="text-ui font-semibold"))


def _form(view: DraftView | Any, acts: DraftActs) -> Element:
    def cells(fields: Any) -> Element:
        return el.div(each(fields, lambda one: cell(one, acts)), class_name="draft-cells")

    sourced = (
        "Give each its source and a month: the one that the page shows (“Dated”), or the one in which you read it."
    )
    body = el.div(
        cells(view.basics),
        section("Panel", takes(view.takes, view.others, acts), id="panel", aside=to_panel(view.copy)),
        section(
            "Facts",
            rows(view.facts, "facts", "Add a fact", "No facts yet.", acts, pasting("facts", acts)),
            id="facts",
            note=sourced,
        ),
        section("Pricing", cells(view.pricing), id="pricing"),
        section(
            "Prices",
            rows(view.prices, "prices", "Add a price", "No prices yet.", acts, pasting("prices", acts)),
            id="prices",
        ),
        section("Links", cells(view.links), id="links"),
        class_name="draft-form min-w-0",
    )
    return el.div(
        desk_nav("/desk"),
        _head(view, acts),
        el.div(el.div(_lacks(view), preview(view), class_name="draft-beside"), body, class_name="draft-grid"),
        Focusing.create(row=acts.answer.row, turn=acts.answer.turn),
        said(acts.answer, acts.undo),
    )


def _head(view: DraftView | Any, acts: DraftActs) -> Element:
    moved = el.div(
        icon("warn"),
        el.span(el.strong(view.moved, class_name="font-semibold"), " Bring their changes in; yours stay."),
        el.button("Bring them in", type="button", class_name="btn", on_click=acts.rebase),
        role="alert",
        class_name="banner mt-4",
    )
    return el.div(
        el.div(
            el.div(
                el.h1(view.title, class_name="text-title font-semibold font-stretch-[86%]", dir="auto"),
                saving(acts.written),
                el.p(view.about, class_name="text-small text-ink-2"),
                when(view.here != "", el.p(view.here, class_name="text-small font-semibold")),
                class_name="min-w-0",
            ),
            el.div(
                when(view.slug != "", el.a("History", href=f"/desk/history/{view.slug}", class_name="btn")),
                _throw(acts),
                class_name="flex gap-2",
            ),
            class_name="flex flex-wrap items-start justify-between gap-4",
        ),
        when(view.moved != "", moved),
        reported(view.report),
        publishing(view, acts),
        class_name="mt-4 border-t-2 border-ink pt-3",
    )


def _throw(acts: DraftActs) -> Element:
    return el.details(
        el.summary("Throw away", class_name="btn list-none"),
        el.div(
            el.p("The draft goes; what is published stays.", class_name="text-small text-ink-2"),
            el.button("Throw this draft away", type="button", class_name="btn mt-2", on_click=acts.discard),
            class_name="swap-pop kept-pop p-3",
        ),
        class_name="swap",
    )


def _lacks(view: DraftView | Any) -> Element:
    """What lacks by parts of the form, each a way to its field."""

    def lack(one: LackView | Any) -> Element:
        where = el.a(one.where, href=one.href, class_name="link", data_to_field="")
        return el.li(when(one.where != "", el.span(where, ": ")), one.said, class_name="py-0.5")

    def part(one: LacksView | Any) -> Element:
        title = el.h3(one.title, class_name="text-small text-ink-2")
        return el.li(title, el.ul(each(one.lacks, lack)), class_name="border-t border-rule py-2 text-ui")

    ready = el.p(
        when(
            view.ready,
            "Nothing to fix. It can be published.",
            "Nothing to fix. It can be published once something has changed.",
        ),
        class_name="text-ui text-ink-2",
    )
    return el.section(
        el.h2("Before publishing", id="lacks-h", class_name="text-head font-semibold font-stretch-[92%]"),
        el.p(view.state, class_name="pb-2 text-small text-ink-2", role="status"),
        when(has(view.lacks), el.ul(each(view.lacks, part)), ready),
        aria_labelledby="lacks-h",
        class_name="draft-lacks",
    )
