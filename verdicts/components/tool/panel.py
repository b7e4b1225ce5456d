"""A tool's panel: every reviewer's score and take."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.claims import claims
from verdicts.components.drawings import fader
from verdicts.components.el import Element, each, when
from verdicts.components.marks import reviewer_mark, stamp, unready
from verdicts.views.tool import TakeView, ToolView


def _who(take: TakeView | Any) -> Element:
    name = el.h3(reviewer_mark(take.reviewer), take.reviewer.name, class_name="flex items-center gap-2 font-semibold")
    return el.div(name, el.p(take.reviewer.question, class_name="mt-1 text-small text-ink-2"), class_name="text-ui")


def _score(take: TakeView | Any) -> Element:
    figure = el.p(
        el.span(take.score, class_name="text-figure font-semibold font-stretch-[80%] tabular-nums"),
        el.span("/100", class_name="text-small text-ink-2"),
        el.span(stamp(take.verdict, take.word, small=True), class_name="ms-1 self-center"),
        when(take.origin != "", el.span(take.origin, class_name="tag self-center")),
        class_name="flex flex-wrap items-baseline gap-x-2",
    )
    return el.div(figure, el.div(fader(take.verdict, take.score), class_name="mt-2"))


def _row(take: TakeView | Any) -> Element:
    said = el.div(
        el.blockquote(take.take, class_name="max-w-[62ch] font-serif text-take", dir="auto"),
        when(take.by != "", el.p(take.by, class_name="mt-2 text-small text-ink-2", dir="auto")),
        unready(take.lacks),
        class_name="min-w-0",
    )
    none = el.div(el.p("No panel take", class_name="pb-2 text-ui text-ink-2"), fader(take.verdict, take.score))
    argued = el.div(when(take.take != "", said), claims(take.claims), class_name="min-w-0")
    return el.li(
        _who(take),
        when(take.score != "", _score(take), none),
        argued,
        class_name="grid gap-x-(--gap) gap-y-3 border-t border-rule py-4 lg:grid-cols-[var(--label)_13rem_minmax(0,1fr)]",
    )


def panel(view: ToolView | Any) -> Element:
    """All reviewers in fixed order."""
    return el.ol(each(view.takes, _row))
