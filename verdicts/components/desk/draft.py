"""/desk/drafts/<number>: a tool as a form, what lacks beside it, and the way to publish it."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.desk.acts import DraftActs
from verdicts.components.desk.cell import cell
from verdicts.components.desk.nav import desk_nav
from verdicts.components.desk.parts import barred, said, to_panel
from verdicts.components.desk.rows import rows, takes
from verdicts.components.doing import doing
from verdicts.components.el import Element, each, has, when
from verdicts.components.icons import icon
from verdicts.components.layout import column, section
from verdicts.views.desk import DraftView, LackView


def draft_page(view: DraftView | Any, acts: DraftActs) -> Element:
    """The whole page."""
    gone = el.div(
        el.h1("This draft is not there any more", class_name="mt-8 text-title font-semibold font-stretch-[86%]"),
        el.p("It was published or thrown away.", class_name="mt-2 text-body text-ink-2"),
        el.p(el.a("To the desk", href="/desk", class_name="btn"), class_name="mt-4"),
    )
    return column(when(view.barred, barred(), when(view.gone, gone, _form(view, acts))))


def _form(view: DraftView | Any, acts: DraftActs) -> Element:
    body = el.div(
        el.div(each(view.basics, lambda field: cell(field, acts)), class_name="draft-cells"),
        section("Panel", takes(view.takes, view.others, acts), id="panel", aside=to_panel(view.copy)),
        section(
            "Facts",
            rows(view.facts, "facts", "Add a fact", "No facts yet. Each needs a source and its month.", acts),
            id="facts",
        ),
        section(
            "Pricing", el.div(each(view.pricing, lambda one: cell(one, acts)), class_name="draft-cells"), id="pricing"
        ),
        section("Prices", rows(view.prices, "prices", "Add a price", "No prices yet.", acts), id="prices"),
        section("Links", el.div(each(view.links, lambda one: cell(one, acts)), class_name="draft-cells"), id="links"),
        class_name="min-w-0",
    )
    return el.div(
        desk_nav("/desk"),
        _head(view, acts),
        el.div(body, _beside(view), class_name="draft-grid"),
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
    reason = el.div(
        el.label("Why, for the history (may be empty)", html_for="reason", class_name="text-small text-ink-2"),
        el.input(id="reason", name="reason", auto_complete="off", max_length=400, class_name="field"),
        class_name="min-w-0 flex-1",
    )
    publish = doing(
        reason,
        el.button("Publish", type="submit", class_name="btn btn-main self-end", aria_disabled=~view.ready),
        action="/desk",
        known=True,
        do=lambda values: acts.publish(values["reason"]),
        class_name="mt-4 flex flex-wrap gap-2",
    )
    throw = el.details(
        el.summary("Throw away", class_name="btn list-none"),
        el.div(
            el.p("The draft goes; what is published stays.", class_name="text-small text-ink-2"),
            el.button("Throw this draft away", type="button", class_name="btn mt-2", on_click=acts.discard),
            class_name="swap-pop kept-pop p-3",
        ),
        class_name="swap",
    )
    return el.div(
        el.div(
            el.div(
                el.h1(view.title, class_name="text-title font-semibold font-stretch-[86%]", dir="auto"),
                el.p(view.about, " · ", view.state, class_name="mt-1 text-small text-ink-2", role="status"),
                class_name="min-w-0",
            ),
            throw,
            class_name="flex flex-wrap items-start justify-between gap-4",
        ),
        when(view.moved != "", moved),
        publish,
        class_name="mt-4 border-t-2 border-ink pt-3",
    )


def _beside(view: DraftView | Any) -> Element:
    """What lacks, each a way to its field."""

    def lack(one: LackView | Any) -> Element:
        where = el.a(one.where, href=one.href, class_name="link", data_to_field="")
        return el.li(when(one.where != "", where), " ", one.said, class_name="border-t border-rule py-2 text-ui")

    ready = el.p("Nothing lacks. It can be published.", class_name="text-ui text-ink-2")
    return el.aside(
        el.h2("Before publishing", id="lacks-h", class_name="pb-2 text-head font-semibold font-stretch-[92%]"),
        when(has(view.lacks), el.ol(each(view.lacks, lack)), ready),
        aria_labelledby="lacks-h",
        class_name="draft-beside",
    )
