"""The members of one reviewer's pool as cards, and how far they agree: a box is for something that runs."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.desk.checking import part
from verdicts.components.desk.panel_acts import PanelActs
from verdicts.components.el import Element, each, has, when
from verdicts.components.icons import icon
from verdicts.components.marks import stamp
from verdicts.views.desk_panel import MemberView, SittingView


def member(card: MemberView | Any, key: Any, acts: PanelActs) -> Element:
    """Name and model, score, last words or the draft; state, tokens, time and cost on one foot line."""
    head = el.div(
        el.div(
            el.p(card.name, class_name="truncate text-ui font-semibold", dir="auto"),
            el.p(card.model, class_name="truncate text-small text-ink-2", dir="auto"),
            class_name="min-w-0",
        ),
        when(
            card.score != "",
            el.div(
                el.span(card.score, class_name="text-lead font-semibold font-stretch-[80%] tabular-nums"),
                stamp(card.verdict, card.word, small=True),
                class_name="flex items-center gap-2",
            ),
        ),
        class_name="flex items-start justify-between gap-3",
    )
    failed = el.p(
        icon("warn"), el.span(card.last, class_name="min-w-0 break-words"), class_name="cell-fault", dir="auto"
    )
    writing = el.p(card.last, class_name="mt-3 line-clamp-4 break-words font-serif text-ui text-ink-2", dir="auto")
    return el.li(
        head,
        when(card.mark == "failed", failed, when(card.last != "", writing)),
        when(has(card.text), _text(card, key, acts)),
        el.p(
            el.span(card.state, class_name="me-auto", data_state=card.mark),
            el.span(card.tokens),
            el.span(card.seconds),
            el.span(card.cost),
            class_name="panel-foot",
        ),
        class_name="panel-card",
    )


def _text(card: MemberView | Any, key: Any, acts: PanelActs) -> Element:
    """A whole draft, folded to its first lines, and the way to use it."""

    return el.div(
        el.p(each(card.text, part), class_name="font-serif text-ui whitespace-pre-line", dir="auto"),
        el.button("Use this one", type="button", class_name="btn mt-3", on_click=acts.take(key, card.name)),
        class_name="mt-3",
    )


def agreement(one: SittingView | Any) -> Element:
    """All scores on one track."""

    def pin(score: Any) -> Element:
        return el.span(class_name="pin", style={"--s": score})

    track = el.div(
        el.span(
            el.span(class_name="gap", style={"--from": one.low, "--to": one.high}),
            each(one.pins, pin),
            class_name="scale",
        ),
        role="img",
        aria_label=one.agreement,
        class_name="mt-3",
    )
    box = el.li(
        el.p("Agreement", class_name="text-ui font-semibold"),
        track,
        el.p(one.agreement, class_name="mt-auto pt-3 text-small tabular-nums text-ink-2"),
        class_name="panel-card border-ink",
    )
    return when(has(one.pins), box)
