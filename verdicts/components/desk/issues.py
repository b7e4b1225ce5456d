"""/desk/issues: what the next weekly mail would say, and what became of those before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from verdicts.components import el
from verdicts.components.desk.issue_parts import bar, fold, inside, sending
from verdicts.components.desk.nav import desk_nav
from verdicts.components.desk.parts import barred, head, said
from verdicts.components.el import Element, choose, each, has, when
from verdicts.components.icons import icon
from verdicts.components.layout import column
from verdicts.views.desk_issues import IssueRowView, IssuesView, LetterView

PATH = "/desk/issues"
_QUIET = "text-small text-ink-2"


@dataclass(frozen=True)
class IssueActs:
    """The newest answer, and the handlers. All but `draft` get the number of an issue; `decide` that of a letter, and
    whether it is sent again; `unfold` also which part of it is shown."""

    answer: Any
    draft: Any
    send: Any
    test: Any
    stop: Any
    resume: Any
    decide: Any
    unfold: Any


def issues_desk(view: IssuesView | Any, acts: IssueActs) -> Element:
    """The whole page."""
    outbox = el.p(icon("warn"), el.span(view.outbox), class_name="banner mt-6")
    page = el.div(
        desk_nav(PATH),
        head("Issues", "The weekly mail: what changed since the last one that went out."),
        when(view.outbox != "", outbox),
        el.p(view.subscribers, class_name="mt-4 text-ui text-ink-2"),
        _next(view, acts),
        el.ol(each(view.issues, lambda one: _issue(one, acts)), class_name="mt-8 border-b border-rule"),
        said(acts.answer, None),
    )
    return column(when(view.barred, barred(), page))


def _next(view: IssuesView | Any, acts: IssueActs) -> Element:
    draft = el.button(
        view.drafts, type="button", class_name=choose(view.foremost, "btn btn-main", "btn"), on_click=acts.draft
    )
    return el.section(
        el.div(
            el.h2(view.next_week, class_name="text-head font-semibold"),
            el.p(view.next_said, class_name="mt-1 max-w-[62ch] font-serif text-lead"),
            el.p(view.next_note, class_name="mt-1 text-ui text-ink-2"),
        ),
        when(view.drafts != "", draft),
        class_name="mt-6 flex flex-wrap items-end justify-between gap-4",
    )


def _issue(one: IssueRowView | Any, acts: IssueActs) -> Element:
    about = el.div(
        el.p(el.span(one.week, class_name="font-semibold"), " ", el.span(one.day, class_name="text-ink-2")),
        el.p(one.subject, class_name="text-ui"),
        when(one.preview != "", _looks(one, acts)),
        class_name="min-w-0",
    )
    state = el.div(
        el.p(one.state, class_name="text-ui font-semibold", data_mark=one.mark),
        when(one.moving, bar(one)),
        el.p(one.counts, class_name=f"{_QUIET} tabular-nums"),
        when(one.came_back, fold("Who and why", "returned", one, acts.unfold)),
        when(one.said != "", el.p(one.said, class_name="text-small")),
        when(one.waits != "", el.p(one.waits, class_name=_QUIET)),
        class_name="min-w-0",
    )
    return el.li(
        about,
        state,
        _acts(one, acts),
        when(one.inside.part != "", inside(one.inside)),
        when(has(one.unconfirmed), _unconfirmed(one, acts)),
        key=one.id,
        class_name="issue-row grid gap-x-(--gap) gap-y-3 border-t border-rule py-4 lg:grid-cols-[1.2fr_1fr_14rem]",
    )


def _unconfirmed(one: IssueRowView | Any, acts: IssueActs) -> Element:
    """Letters that may or may not have arrived, each with the two things that can be done about it."""
    return el.section(
        el.h3("May not have arrived", class_name="text-ui font-semibold"),
        el.p(
            "The mail server had all of these, and its answer was not seen. Its log knows each by the Message-ID.",
            class_name=f"max-w-[62ch] {_QUIET}",
        ),
        el.ul(each(one.unconfirmed, lambda letter: _letter(letter, acts)), class_name="mt-2"),
        class_name="lg:col-span-3",
    )


def _letter(letter: LetterView | Any, acts: IssueActs) -> Element:
    def button(label: str, again: bool) -> Element:
        words = el.span(" ", letter.id, class_name="sr-only")
        return el.button(label, words, type="button", class_name="btn", on_click=acts.decide(letter.number, again))

    decide = el.details(
        el.summary("Decide …", el.span(" ", letter.id, class_name="sr-only"), class_name="btn list-none"),
        el.p("Sent again it may come twice. Left it may never come.", class_name="mt-3 text-ui"),
        el.div(button("Send again", True), button("Leave it", False), class_name="mt-3 flex flex-wrap gap-2"),
    )
    about = el.div(
        el.p(el.code(letter.id, class_name="text-ui break-all")),
        el.p(letter.said, class_name=_QUIET),
        class_name="min-w-0",
    )
    return el.li(
        about,
        decide,
        key=letter.id,
        class_name="flex flex-wrap items-start justify-between gap-x-8 gap-y-2 border-t border-rule py-3",
    )


def _looks(one: IssueRowView | Any, acts: IssueActs) -> Element:
    """The mail itself, in another tab."""
    kind = {"class_name": "link", "target": "_blank"}
    web = el.a("On the web", href=one.archive, **kind)
    return el.div(
        fold("Contents", "contents", one, acts.unfold),
        el.a("Preview", href=one.preview + "?theme=light", **kind),
        el.a("Dark preview", href=one.preview + "?theme=dark", **kind),
        el.a("Text", href=one.preview + ".txt", **kind),
        when(one.archive != "", web),
        class_name="mt-1 flex flex-wrap gap-x-4 gap-y-2 text-ui",
    )


def _acts(one: IssueRowView | Any, acts: IssueActs) -> Element:
    def button(label: Any, do: Any, look: Any = "btn") -> Element:
        words = el.span(" ", one.week, class_name="sr-only")
        return el.button(label, words, type="button", class_name=look, on_click=do(one.number))

    return el.div(
        when(one.preview != "", button("Send to me", acts.test)),
        when(one.send != "", sending(one, acts.send)),
        when(one.moving, button("Stop", acts.stop)),
        when(one.stopped, button("Go on", acts.resume, choose(one.foremost, "btn btn-main", "btn"))),
        class_name="flex flex-wrap items-start gap-2 lg:justify-end",
    )
