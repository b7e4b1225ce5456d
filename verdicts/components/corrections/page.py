"""/corrections: report a wrong fact, and what became of earlier reports."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.corrections.form import report_form
from verdicts.components.el import Element, each, has, when
from verdicts.components.icons import icon
from verdicts.components.layout import column, section
from verdicts.views.corrections import CorrectionLogView, CorrectionsView, LoggedView

_KEPT = (
    "No account is needed and nothing about you is kept. What you write is read by the editors, and stands in the log "
    "below once one of them has answered; leave out what should not be public."
)
_ROW = (
    "grid gap-x-(--gap) gap-y-2 border-t border-rule py-4 [overflow-wrap:anywhere] "
    "md:grid-cols-[var(--label)_minmax(0,1fr)]"
)
_SAID = "grid gap-x-4 sm:grid-cols-[11rem_minmax(0,1fr)]"
NO_LOG = CorrectionLogView()


def corrections_page(view: CorrectionsView | Any, log: CorrectionLogView | Any = NO_LOG) -> Element:
    """The whole page."""
    thanks = el.p(icon("ok"), el.span(log.thanks), class_name="banner banner-good mt-6 max-w-[46rem]", role="status")
    return column(
        el.h1("Corrections", class_name="pt-10 font-serif text-display font-normal tracking-[-.015em] md:pt-14"),
        el.p(
            "Every fact here carries its source and month. Where one is wrong, say so: an editor looks, "
            "changes it or says why not, and the answer is public.",
            class_name="mt-4 max-w-[62ch] text-body text-ink-2",
        ),
        when(log.thanks != "", thanks),
        section(
            "Report a wrong fact",
            report_form(view),
            el.p(_KEPT, class_name="mt-6 max-w-[62ch] text-ui text-ink-2"),
            id="report",
        ),
        section(
            "What became of reports",
            when(has(log.logged), el.ol(each(log.logged, _entry), class_name="border-b border-rule")),
            id="log",
            note=log.said,
        ),
    )


def _entry(one: LoggedView | Any) -> Element:
    when_ = el.div(
        el.p(el.time(one.closed, date_time=one.iso), class_name="text-ui font-semibold tabular-nums"),
        el.p("Report ", one.number, ", sent ", one.sent, class_name="text-small text-ink-2 tabular-nums"),
    )
    about = el.p(
        el.a(one.tool, href=one.href, class_name="link font-semibold", dir="auto"),
        el.span(one.about, class_name="ms-3 text-ink-2", dir="auto"),
        class_name="text-body",
    )
    answer = el.p(
        el.strong(one.word, ". ", class_name="font-semibold"),
        el.span(one.answer, dir="auto", class_name="whitespace-pre-line"),
    )
    changed = el.p("Changed: ", el.span(one.became, dir="auto", class_name="font-medium"))
    source = el.a(one.source.label, href=one.source.href, class_name="src", rel="noopener nofollow ugc")
    words = el.dl(
        _said("Wrong, said the report", one.wrong),
        _said("Right, said the report", one.right),
        when(
            one.source.href != "",
            el.div(el.dt("Source named", class_name="text-ink-2"), el.dd(source), class_name=_SAID),
        ),
        class_name="grid gap-1 text-ui",
    )
    body = el.div(about, answer, when(one.became != "", changed), words, class_name="grid max-w-[46rem] gap-2 text-ui")
    return el.li(when_, body, class_name=_ROW)


def _said(term: str, text: Any) -> Element:
    return el.div(
        el.dt(term, class_name="text-ink-2"),
        el.dd(text, dir="auto", class_name="whitespace-pre-line"),
        class_name=_SAID,
    )
