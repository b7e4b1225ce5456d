"""/desk/ledger: what reviewers claimed, and what came of it."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.claims import claim
from verdicts.components.desk.acts import LedgerActs
from verdicts.components.desk.form import answering, field
from verdicts.components.desk.nav import desk_nav
from verdicts.components.desk.parts import barred, said
from verdicts.components.el import Element, each, has, when
from verdicts.components.layout import column, section
from verdicts.components.marks import reviewer_mark
from verdicts.views.desk_ledger import LedgerView, PredictionView

NOTHING = "text-ui text-ink-2"


def ledger_page(view: LedgerView | Any, acts: LedgerActs) -> Element:
    """The whole page."""
    return column(when(view.barred, barred(), _ledger(view, acts)))


def _ledger(view: LedgerView | Any, acts: LedgerActs) -> Element:
    head = el.div(
        el.h1("Predictions", class_name="text-title font-semibold font-stretch-[86%]"),
        el.p(view.said, " ", view.more, class_name="mt-1 text-small text-ink-2"),
        class_name="mt-4 border-t-2 border-ink pt-3",
    )
    due = _part(view.due, "Nothing is due.", lambda one: _form(one, acts))
    coming = _part(view.coming, "Nothing is coming up.", lambda one: _folded("Record outcome", one, acts))
    told = _part(view.told, "No outcome recorded yet.", lambda one: _told(one, acts))
    return el.div(
        desk_nav("/desk/ledger"),
        head,
        section("Due", due, id="due"),
        section("Coming up", coming, id="coming"),
        section("Recorded", told, id="told"),
        said(acts.answer, acts.undo),
    )


def _part(found: Any, nothing: str, act: Any) -> Element:
    rows = el.ul(each(found, lambda one: _row(one, act(one))), class_name="border-b border-rule")
    return when(has(found), rows, el.p(nothing, class_name=NOTHING))


def _row(one: PredictionView | Any, act: Element) -> Element:
    who = el.p(reviewer_mark(one.who), one.who.name, class_name="flex items-center gap-2 text-ui font-semibold")
    on = el.p(el.a(one.tool, href=one.href, class_name="link", dir="auto"), class_name="mt-1 text-small text-ink-2")
    steps = el.ol(
        each(one.trace, lambda step: el.li(step, dir="auto")), class_name="mt-2 text-small text-ink-2 wrap-anywhere"
    )
    return el.li(
        el.div(who, on, class_name="min-w-0"),
        el.div(claim(one.claim), when(has(one.trace), steps), el.div(act, class_name="mt-3"), class_name="min-w-0"),
        key=one.id,
        class_name="grid gap-x-(--gap) gap-y-2 border-t border-rule py-4 md:grid-cols-[var(--label)_minmax(0,1fr)]",
    )


def _form(one: PredictionView | Any, acts: LedgerActs) -> Element:
    """Where it can be seen, a note, and a button for each outcome."""
    form, plain = f"tell-{one.id}", {"auto_complete": "off", "max_length": 2000, "look": ""}
    source = field(acts.answer, "Source (a link)", form, "source", default_value=one.source, **plain)
    note = field(acts.answer, "Note (if it cannot be decided, say why)", form, "note", default_value=one.note, **plain)
    told = (("true", "Came true"), ("false", "Did not come true"), ("void", "Cannot be decided"))
    buttons = el.div(
        *(el.button(words, type="submit", name="outcome", value=word, class_name="btn") for word, words in told),
        class_name="flex flex-wrap gap-2 sm:col-span-2",
    )

    def tell(values: Any) -> Any:
        return acts.resolve(one.id, one.seen, values["outcome"], values["source"], values["note"])

    look = "grid max-w-[46rem] gap-x-5 gap-y-3 sm:grid-cols-2"
    return answering(acts.answer, source, note, buttons, do=tell, class_name=look)


def _folded(words: str, one: PredictionView | Any, acts: LedgerActs) -> Element:
    about = el.span(": ", one.claim.text, class_name="sr-only")
    summary = el.summary(words, about, class_name="btn w-fit list-none")
    return el.details(summary, el.div(_form(one, acts), class_name="mt-3"), class_name="swap")


def _told(one: PredictionView | Any, acts: LedgerActs) -> Element:
    back = el.button(
        "Take it back",
        el.span(": ", one.claim.text, class_name="sr-only"),
        type="button",
        class_name="btn",
        on_click=acts.reopen(one.id, one.seen),
    )
    return el.div(back, _folded("Correct", one, acts), class_name="flex flex-wrap items-start gap-2")
