"""A run: reviewers as tabs, one reviewer's draft and the editor's take side by side, the pool's members under them."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.desk.checking import part
from verdicts.components.desk.panel_acts import PanelActs
from verdicts.components.desk.panel_members import agreement, member
from verdicts.components.desk.panel_take import own_take
from verdicts.components.drawings import fader
from verdicts.components.el import Element, choose, each, has, when
from verdicts.components.icons import icon
from verdicts.components.marks import reviewer_mark, stamp
from verdicts.views.desk_panel import PanelDeskView, QuoteView, RunView, SeatView, SittingView

SMALL = "text-small text-ink-2"


def run_part(view: PanelDeskView | Any, run: RunView | Any, acts: PanelActs) -> Element:
    """All of a run; only the reviewer of the tab shows."""
    ended = el.p(
        when(run.ended_badly, icon("warn")),
        el.span(run.state, class_name="font-semibold"),
        el.span(run.about, class_name="text-ink-2"),
        el.span(run.cost, class_name="tabular-nums"),
        role="status",
        class_name="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-ui",
    )
    warning = el.ul(each(run.warnings, lambda words: el.li(words, class_name=SMALL)), class_name="mt-2 grid gap-1")
    return el.section(
        el.h2("4. Drafts", class_name="mt-10 border-t-2 border-ink pt-3 text-ui font-semibold"),
        when(~run.on, ended),
        when(~run.on & has(run.sittings), _take_all(acts)),
        when(has(run.warnings), warning),
        el.fieldset(
            el.legend("Reviewers", class_name="sr-only"),
            each(run.sittings, lambda one: _sitting(one, view, acts)),
            class_name="panel-tabs mt-6",
        ),
    )


def _take_all(acts: PanelActs) -> Element:
    words = "Where you have written something, your words stay."
    return el.p(
        el.button("Use all drafts", type="button", class_name="btn", on_click=acts.take_all),
        el.span(words, class_name=SMALL),
        class_name="mt-3 flex flex-wrap items-center gap-3",
    )


def _sitting(one: SittingView | Any, view: PanelDeskView | Any, acts: PanelActs) -> Element:
    """A tab and what it opens, without the server: whoever is quick must not press in another reviewer's part."""
    ident = f"reviewer-{one.key}"
    tab = el.label(
        reviewer_mark(one.who),
        el.span(one.who.name, class_name="font-semibold"),
        el.span(when(one.score != "", one.score, one.state), class_name=f"{SMALL} tabular-nums"),
        html_for=ident,
        data_mark=one.mark,
        class_name="panel-tab",
    )
    choice = el.input(type="radio", name="reviewer", id=ident, class_name="sr-only")
    return el.div(choice, tab, el.div(*_opened(one, view, acts), class_name="panel-body"), key=one.key)


def _opened(one: SittingView | Any, view: PanelDeskView | Any, acts: PanelActs) -> tuple[Element, ...]:
    def seat(own: SeatView | Any) -> Element:
        return when(own.key == one.key, own_take(own, acts))

    cards = el.ul(
        each(one.members, lambda card: member(card, one.key, acts)), agreement(one), class_name="panel-members"
    )
    return (
        el.p(one.who.question, class_name=f"mt-4 {SMALL}"),
        el.div(_draft(one, acts), el.div(each(view.seats, seat), class_name="min-w-0"), class_name="panel-pair"),
        when(has(one.members), cards),
        when(has(one.quotes), _rests(one)),
    )


def _draft(one: SittingView | Any, acts: PanelActs) -> Element:
    """What the models came to, or why they did not."""
    figure = el.div(
        el.span(one.score, class_name="text-figure font-semibold font-stretch-[80%] tabular-nums"),
        el.span("/100", class_name=SMALL),
        when(one.word != "", el.span(stamp(one.verdict, one.word, small=True), class_name="self-center")),
        class_name="flex flex-wrap items-baseline gap-x-2",
    )
    take = el.button("Use this draft", type="button", class_name="btn btn-main mt-4", on_click=acts.take(one.key, ""))
    doubts = el.div(
        el.p("Dissent and doubts", class_name="text-small font-semibold"),
        el.ul(each(one.doubts, lambda words: el.li(words, class_name="mt-1 text-ui", dir="auto"))),
        class_name="mt-4",
    )
    return el.div(
        el.h3("Draft", class_name="text-ui font-semibold"),
        when(one.score != "", el.div(figure, el.div(fader(one.verdict, one.score), class_name="mt-1"))),
        when(has(one.text), el.div(text_of(one.text), take), el.p(one.state, class_name=f"mt-2 {SMALL}")),
        when(one.words != "", el.p(icon("warn"), one.words, class_name="cell-fault", dir="auto")),
        when(has(one.doubts), doubts),
        class_name="min-w-0",
    )


def text_of(parts: Any) -> Element:
    """A text with what no source has under the marker."""

    return el.p(each(parts, part), class_name="mt-3 max-w-[62ch] font-serif text-take whitespace-pre-line", dir="auto")


def _rests(one: SittingView | Any) -> Element:
    def quote(words: QuoteView | Any) -> Element:
        return el.li(
            el.q(words.text, class_name=choose(words.found, "font-serif", "font-serif unsourced"), dir="auto"),
            el.p(words.said, when(words.source != "", ": "), words.source, class_name=f"mt-1 break-words {SMALL}"),
            class_name="border-t border-rule py-3",
        )

    return el.div(
        el.h3("What the draft rests on", class_name="mt-8 pb-2 text-ui font-semibold"),
        el.ul(each(one.quotes, quote)),
    )
