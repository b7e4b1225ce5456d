"""/desk/votes: patterns that look like a campaign; select who is part of one, see what it weighs, exclude, undo."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.desk.acts import VotesActs
from verdicts.components.desk.nav import desk_nav
from verdicts.components.desk.parts import barred, said
from verdicts.components.desk.votes_search import rules, tool_search
from verdicts.components.doing import doing
from verdicts.components.el import Element, choose, each, has, when
from verdicts.components.layout import column
from verdicts.views.desk import FilterView
from verdicts.views.desk_votes import BatchView, DoneView, PatternView, SuspectView, VotesDeskView

PATH = "/desk/votes"
HINT = "A pattern is a hint. People of one company may well vote alike after lunch: judge before you exclude."
_QUIET = "text-small text-ink-2"
_ROW = (
    "grid gap-x-(--gap) gap-y-4 border-t border-rule py-5 [overflow-wrap:anywhere] "
    "md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
)


def votes_desk(view: VotesDeskView | Any, acts: VotesActs) -> Element:
    """The whole page."""
    return column(when(view.barred, barred(), _watched(view, acts)))


def _watched(view: VotesDeskView | Any, acts: VotesActs) -> Element:
    patterns = el.ol(each(view.patterns, lambda one: _pattern(one, acts)), class_name="mt-4 border-b border-rule")
    return el.div(
        desk_nav(PATH),
        el.div(
            el.h1("Votes", class_name="text-title font-semibold font-stretch-[86%]"),
            el.ul(each(view.spans, _span), class_name="flex flex-wrap gap-x-6 gap-y-2 text-ui"),
            class_name="mt-4 flex flex-wrap items-baseline justify-between gap-4 border-t-2 border-ink pt-3",
        ),
        el.p(view.said, class_name="mt-2 text-body", role="status"),
        when(has(view.patterns), el.p(HINT, class_name="mt-1 max-w-[62ch] text-ui text-ink-2")),
        rules(view),
        tool_search(view, PATH),
        when(acts.weighed.said != "", _weighed(acts)),
        when(has(view.looked), el.ol(each(view.looked, lambda one: _pattern(one, acts)), class_name="mt-4")),
        when(has(view.patterns), patterns),
        when(has(view.batches), _excluded(view, acts)),
        when(has(view.done), _done(view)),
        said(acts.answer, None),
    )


def _span(one: FilterView | Any) -> Element:
    look = choose(one.on, "font-semibold underline decoration-2 underline-offset-[6px]", "text-ink-2 hover:text-ink")
    return el.li(el.a(one.label, href=one.href, class_name=look))


def _weighed(acts: VotesActs) -> Element:
    """What the exclusion takes out of which counts, and the reason for it: asked before anything is done."""
    reason = el.div(
        el.label("Reason, shown to everybody on the method page", html_for="reason", class_name=_QUIET),
        el.input(id="reason", name="reason", auto_complete="off", max_length=200, required=True, class_name="field"),
        class_name="min-w-0 flex-1 basis-64",
    )
    ask = doing(
        reason,
        el.button("Exclude", type="submit", class_name="btn btn-main self-end"),
        el.button("Leave it", type="button", class_name="btn self-end", on_click=acts.leave),
        action=PATH,
        known=True,
        do=lambda values: acts.exclude(values["reason"]),
        class_name="mt-4 flex flex-wrap gap-2",
    )
    return el.section(
        el.h2("Before excluding", id="weighed-h", class_name="text-head font-semibold font-stretch-[92%]"),
        el.p(acts.weighed.said, class_name="mt-2 text-body"),
        el.ul(
            each(acts.weighed.lines, lambda line: el.li(line, class_name="tabular-nums")),
            class_name="mt-2 columns-1 gap-x-(--gap) text-ui text-ink-2 md:columns-2",
        ),
        ask,
        aria_labelledby="weighed-h",
        role="alert",
        class_name="mt-6 border-y-2 border-ink py-4",
    )


def _pattern(one: PatternView | Any, acts: VotesActs) -> Element:
    about = when(
        one.href != "",
        el.a(one.about, href=one.href, class_name="link"),
        el.span(one.about),
    )
    words = el.div(
        el.p(one.kind, class_name=_QUIET),
        el.h2(about, class_name="text-body font-semibold"),
        el.p(one.said, class_name="mt-2 tabular-nums"),
        when(one.chance != "", el.p(one.chance, class_name=f"mt-2 {_QUIET}")),
        when(
            has(one.lines), el.ul(each(one.lines, lambda line: el.li(line)), class_name=f"mt-2 tabular-nums {_QUIET}")
        ),
        class_name="max-w-[46rem] min-w-0",
    )
    return el.li(words, _suspects(one, acts), key=one.id, class_name=_ROW)


def _suspects(one: PatternView | Any, acts: VotesActs) -> Element:
    listing = el.ul(each(one.suspects, _suspect), class_name="max-h-72 overflow-y-auto border-b border-rule")
    return doing(
        el.fieldset(
            el.legend(when(one.chance != "", "Who is part of it", "From which networks"), class_name=f"pb-1 {_QUIET}"),
            listing,
        ),
        when(one.further != "", el.p(one.further, class_name=f"mt-2 {_QUIET}")),
        el.button(
            "See what excluding them does",
            el.span(" ", one.about, class_name="sr-only"),
            type="submit",
            class_name="btn mt-3",
        ),
        action=PATH,
        known=True,
        do=acts.weigh,
        class_name="min-w-0",
    )


def _suspect(one: SuspectView | Any) -> Element:
    box = el.input(type="checkbox", id=one.id, name=one.id, default_checked=one.on, class_name="check")
    return el.li(
        box,
        el.label(one.name, html_for=one.id, class_name="flex-none font-mono"),
        el.span(one.said, class_name="ms-auto text-end text-ink-2"),
        key=one.id,
        class_name="flex items-center gap-3 border-t border-rule py-1.5 text-ui tabular-nums",
    )


def _excluded(view: VotesDeskView | Any, acts: VotesActs) -> Element:
    return el.section(
        el.h2("Excluded", id="excluded-h", class_name="border-t-2 border-ink pt-3 text-head font-semibold"),
        el.ol(each(view.batches, lambda one: _batch(one, acts)), class_name="mt-3 border-b border-rule"),
        aria_labelledby="excluded-h",
        class_name="mt-14",
    )


def _batch(one: BatchView | Any, acts: VotesActs) -> Element:
    again = el.button(
        "Count again",
        el.span(" ", one.reason, class_name="sr-only"),
        type="button",
        class_name="btn",
        on_click=acts.include(one.id),
    )
    return el.li(
        el.div(
            el.p(one.reason, dir="auto", class_name="font-semibold"),
            el.p(one.said, class_name=f"{_QUIET} tabular-nums"),
            class_name="min-w-0 flex-1 [overflow-wrap:anywhere]",
        ),
        again,
        key=one.id,
        class_name="flex flex-wrap items-center gap-4 border-t border-rule py-3",
    )


def _done(view: VotesDeskView | Any) -> Element:
    """What editors did, undone or not: the newest first."""
    return el.section(
        el.h2("What was done", id="done-h", class_name="border-t-2 border-ink pt-3 text-head font-semibold"),
        el.ol(each(view.done, _step), class_name="mt-3 border-b border-rule"),
        aria_labelledby="done-h",
        class_name="mt-14",
    )


def _step(one: DoneView | Any) -> Element:
    return el.li(
        el.span(one.at, class_name=f"{_QUIET} tabular-nums"),
        el.span(one.said, dir="auto", class_name="tabular-nums"),
        el.span(one.reason, dir="auto", class_name=_QUIET),
        class_name="grid items-baseline gap-x-(--gap) border-t border-rule py-2 text-ui [overflow-wrap:anywhere] "
        "md:grid-cols-[11rem_minmax(0,1fr)_minmax(0,1fr)]",
    )
