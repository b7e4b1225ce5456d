"""/desk/corrections: what readers reported, each beside the fact as it reads now."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.desk.acts import QueueActs
from verdicts.components.desk.form import answering, fault, field, unsaved
from verdicts.components.desk.nav import desk_nav
from verdicts.components.desk.parts import barred, said
from verdicts.components.el import Element, choose, each, has, when
from verdicts.components.layout import column
from verdicts.components.sources import source
from verdicts.domain.corrections import LONGEST_ANSWER
from verdicts.views.desk import ReportedView
from verdicts.views.desk_corrections import DeskCorrectionsView, ReportView

PATH = "/desk/corrections"
_QUIET = "text-small text-ink-2"
_ROW = "grid gap-x-(--gap) gap-y-4 border-t border-rule py-5 [overflow-wrap:anywhere] md:grid-cols-2"


def corrections_desk(view: DeskCorrectionsView | Any, acts: QueueActs) -> Element:
    """The whole page."""
    return column(when(view.barred, barred(), _queue(view, acts)))


def _queue(view: DeskCorrectionsView | Any, acts: QueueActs) -> Element:
    closed = el.section(
        el.h2("Recently closed", id="closed-h", class_name="border-t-2 border-ink pt-3 text-head font-semibold"),
        el.ol(each(view.closed, lambda one: _closed(one, acts)), class_name="mt-3 border-b border-rule"),
        aria_labelledby="closed-h",
        class_name="mt-14",
    )
    return el.div(
        desk_nav(PATH),
        el.div(
            el.h1("Corrections", class_name="text-title font-semibold font-stretch-[86%]"),
            el.p(view.said, class_name="text-ui text-ink-2", role="status"),
            class_name="mt-4 flex flex-wrap items-baseline justify-between gap-4 border-t-2 border-ink pt-3",
        ),
        el.ol(each(view.waiting, lambda one: _waiting(one, acts)), class_name="mt-3"),
        when(has(view.closed), closed),
        said(acts.answer, None),
    )


def _waiting(one: ReportView | Any, acts: QueueActs) -> Element:
    return el.li(_reported(one), el.div(_fact(one), _rule(one, acts)), id=one.id, key=one.id, class_name=_ROW)


def _reported(one: ReportView | Any) -> Element:
    """What the reader wrote, and when."""
    sent = el.p(one.title, " · ", one.sent, class_name=f"{_QUIET} tabular-nums")
    return el.div(sent, written(one), class_name="min-w-0")


def written(one: ReportView | ReportedView | Any) -> Element:
    """What the reader wrote: what is wrong, what is right, where it can be read."""
    link = el.a(one.named.label, href=one.named.href, class_name="link", rel="noopener nofollow ugc")
    named = el.group(el.dt("Their source", class_name=f"mt-2 {_QUIET}"), el.dd(link, class_name="wrap-anywhere"))
    return el.dl(
        el.dt("Wrong", class_name=f"mt-2 {_QUIET}"),
        el.dd(one.wrong, dir="auto", class_name="whitespace-pre-line"),
        el.dt("Right", class_name=f"mt-2 {_QUIET}"),
        el.dd(one.right, dir="auto", class_name="whitespace-pre-line"),
        when(one.named.href != "", named),
    )


def _fact(one: ReportView | Any) -> Element:
    """The fact as it reads now, and how it read then."""
    was = el.p("When reported: ", el.span(one.was, dir="auto"), class_name=_QUIET)
    return el.div(
        el.h2(
            el.a(one.tool, href=one.href, class_name="link", dir="auto"),
            el.span(one.about, class_name="ms-3 font-normal text-ink-2", dir="auto"),
            class_name="text-body font-semibold",
        ),
        el.p(
            el.span(one.value, class_name="font-medium", dir="auto"),
            source(one.source),
            class_name="flex flex-wrap items-baseline gap-x-4",
        ),
        when(one.was != "", was),
    )


def _rule(one: ReportView | Any, acts: QueueActs) -> Element:
    """Change the fact first, then answer. The answer is for the public log."""
    box = {"make": el.textarea, "rows": "2", "max_length": LONGEST_ANSWER, "class_name": "block min-h-16 py-2"}
    answer = field(acts.answer, "Answer, for the public log", one.id, "answer", look="mt-3", **box)
    edit = el.button(
        "Edit the tool",
        type="button",
        class_name=choose(one.changed, "btn", "btn btn-main"),
        on_click=acts.take_up(one.number),
    )
    spam = el.button(
        "Spam", type="button", class_name="btn btn-bare ms-auto", on_click=acts.rule(one.number, "spam", "")
    )
    accept = el.button(
        "Accept",
        type="submit",
        name="ruling",
        value="accepted",
        class_name=choose(one.changed, "btn btn-main", "btn"),
    )
    decline = el.button("Decline", type="submit", name="ruling", value="declined", class_name="btn")
    return answering(
        acts.answer,
        answer,
        el.div(
            edit, accept, decline, unsaved("Not sent yet"), spam, class_name="mt-2 flex flex-wrap items-center gap-2"
        ),
        fault(acts.answer, f"{one.id}-ruling"),
        keeps=one.id,
        do=lambda values: acts.rule(one.number, values["ruling"], values["answer"]),
    )


def _closed(one: ReportView | Any, acts: QueueActs) -> Element:
    again = el.button(
        "Open again",
        el.span(" ", one.title, class_name="sr-only"),
        type="button",
        class_name="btn",
        on_click=acts.reopen(one.number),
    )
    return el.li(
        el.div(
            el.p(el.span(one.tool, dir="auto", class_name="font-semibold"), ": ", el.span(one.about, dir="auto")),
            el.p(one.ruled, class_name=_QUIET),
            el.p(one.answer, dir="auto", class_name="text-ui whitespace-pre-line"),
            el.details(
                el.summary("What the reader wrote", class_name="link w-fit cursor-pointer text-small"),
                written(one),
                class_name="mt-1",
            ),
            class_name="min-w-0 flex-1",
        ),
        again,
        key=one.id,
        class_name="flex flex-wrap items-center gap-4 border-t border-rule py-3 [overflow-wrap:anywhere]",
    )
