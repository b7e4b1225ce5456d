"""Parts of an issue's row at the desk: how far it is, the last question before it goes out, what is unfolded of it."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.doing import doing
from verdicts.components.el import Element, choose, each, has, when
from verdicts.views.desk_issues import InsideView, IssueRowView, ReturnedView
from verdicts.views.parts import LinkView

_ROW = "border-t border-rule py-2 text-ui"


def bar(one: IssueRowView | Any) -> Element:
    """How many the mail server took, and how many it did not want; what is left waits."""
    return el.div(
        el.div(class_name="bg-ship", style={"width": one.share + "%"}),
        el.div(class_name="bg-skip", style={"width": one.back + "%"}),
        role="progressbar",
        aria_valuenow=one.share,
        aria_valuetext=one.counts,
        aria_label="Delivered",
        class_name="my-1.5 flex h-1.5 bg-rule",
    )


def sending(one: IssueRowView | Any, send: Any) -> Element:
    """Two steps, since what has left cannot be taken back."""
    week = el.span(" ", one.week, class_name="sr-only")
    asked = doing(
        el.p(
            el.strong(one.subject, dir="auto"),
            ". What has left cannot be taken back.",
            class_name="min-w-0 flex-1 basis-72 text-ui",
        ),
        el.button("Cancel", type="reset", class_name="btn btn-bare"),
        el.button(one.send, week, type="submit", class_name="btn btn-main"),
        action="/desk",
        known=True,
        do=lambda values: send(one.number),
        class_name="swap-pop flex flex-wrap items-center justify-end gap-x-4 gap-y-3 p-3",
    )
    look = choose(one.foremost, "btn btn-main list-none", "btn list-none")
    return el.details(el.summary("Send …", week, class_name=look), asked, class_name="swap")


def fold(label: str, part: str, one: IssueRowView | Any, unfold: Any) -> Element:
    """A button that unfolds a part of an issue below its row, and folds it again."""
    return el.button(
        label,
        el.span(" ", one.week, class_name="sr-only"),
        type="button",
        aria_expanded=choose(one.inside.part == part, "true", "false"),
        class_name="link cursor-pointer text-ui",
        on_click=unfold(one.number, part),
    )


def inside(view: InsideView | Any) -> Element:
    """What is unfolded: names and verdicts, or letters that did not arrive."""
    return el.div(
        _part("Changed verdicts", view.changed, _named),
        _part("New tools", view.arrived, _named),
        _part("Too close to call", view.contested, _named),
        _part("Not delivered", view.letters, _letter),
        when(view.more != "", el.p(view.more, class_name="text-ui text-ink-2")),
        class_name="grid gap-5 pt-2 lg:col-span-3",
    )


def _part(title: str, rows: Any, draw: Any) -> Element:
    listed = el.section(
        el.h3(title, class_name="pb-2 text-ui font-semibold"),
        el.ul(each(rows, draw), class_name="border-b border-rule"),
    )
    return when(has(rows), listed)


def _named(one: LinkView | Any) -> Element:
    return el.li(
        el.a(one.label, href=one.href, class_name="link", dir="auto"),
        el.span(one.note, class_name="text-ink-2 tabular-nums", dir="auto"),
        key=one.href,
        class_name=f"grid gap-x-8 gap-y-1 sm:grid-cols-[14rem_1fr] {_ROW}",
    )


def _letter(one: ReturnedView | Any) -> Element:
    return el.li(
        el.span(one.address, class_name="break-all"),
        el.span(one.what, class_name="font-semibold"),
        el.span(one.said, " ", one.paused, class_name="text-ink-2"),
        class_name=f"grid gap-x-8 gap-y-1 sm:grid-cols-[14rem_6rem_1fr] {_ROW}",
    )
