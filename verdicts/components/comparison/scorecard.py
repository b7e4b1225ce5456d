"""The reviewer scorecard: every reviewer's track, the shared-reviewer sentence, the takes side by side."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.claims import claims
from verdicts.components.drawings import fader
from verdicts.components.el import Element, each, has, when
from verdicts.components.marks import key, reviewer_mark, stamp
from verdicts.components.tables import ledger, ledger_row
from verdicts.views.comparison import ComparisonView
from verdicts.views.scores import CapView, MeanView, ScaleView, TakeCellView, TakeRowView


def _cap(cap: CapView | Any) -> Element:
    return el.span(
        cap.letter, class_name=f"key key-{cap.i}", style={"--s": cap.score}, data_i=cap.i, aria_hidden="true"
    )


def _scale(scale: ScaleView | Any) -> Element:
    gap = el.span(class_name="gap", style={"--from": scale.low, "--to": scale.high})
    track = el.span(when(scale.shared, gap), each(scale.caps, _cap), class_name="scale")
    who = el.p(
        reviewer_mark(scale.reviewer), scale.reviewer.name, class_name="flex items-center gap-2 text-ui font-semibold"
    )
    apart = el.p(scale.apart, class_name="text-end text-small tabular-nums text-ink-2")
    return el.div(who, el.div(track, role="img", aria_label=scale.label), apart, class_name="contents")


def overview(view: ComparisonView | Any) -> Element:
    """All tools on one track for each reviewer, distance at the end."""
    sixty = el.span(
        "60",
        el.span(" ship line", class_name="max-md:hidden"),
        class_name="absolute start-[60%] -translate-x-1/2 font-semibold whitespace-nowrap text-ink rtl:translate-x-1/2",
    )
    axis = el.div(
        el.span("0", class_name="absolute start-0"),
        sixty,
        el.span("100", class_name="absolute end-0"),
        class_name="relative h-5 text-micro text-ink-2",
        aria_hidden="true",
    )
    return el.div(
        el.span(),
        axis,
        el.span("Apart", class_name="text-end text-micro text-ink-2"),
        each(view.scores.scales, _scale),
        class_name="overview",
    )


def _mean(mean: MeanView | Any) -> Element:
    return el.span(
        key(mean.i, mean.letter),
        el.span(mean.name, " ", class_name="sr-only"),
        el.strong(mean.mean, class_name="font-semibold"),
        class_name="inline-flex items-center gap-2",
    )


def shared_note(view: ComparisonView | Any) -> Element:
    """Which reviewers are compared, who is left out and why, and the means over the shared ones."""
    said = el.p(
        el.strong("Scores compare only shared reviewers.", class_name="font-semibold"),
        " ",
        view.scores.shared_line,
        class_name="text-body",
    )
    means = el.p(
        each(view.scores.means, _mean),
        el.span(view.scores.means_note, class_name="text-ink-2"),
        class_name="flex flex-wrap gap-x-6 text-body tabular-nums",
    )
    look = "mt-8 mb-2 grid gap-x-(--gap) gap-y-2 border-s-4 border-ink ps-4 md:grid-cols-[1fr_auto] md:items-baseline"
    return el.div(said, when(has(view.scores.means), means), class_name=look)


def _cell(cell: TakeCellView | Any) -> Element:
    figure = el.p(
        el.span(cell.score, class_name="text-figure font-semibold font-stretch-[80%]"),
        el.span("/100", class_name="text-small text-ink-2"),
        el.span(stamp(cell.verdict, cell.word, small=True), class_name="ms-1 self-center"),
        when(cell.origin != "", el.span(cell.origin, class_name="tag self-center max-md:hidden")),
        class_name="flex flex-wrap items-baseline gap-x-2",
    )
    said = el.blockquote(
        el.span(
            key(cell.i, cell.letter),
            when(cell.origin != "", el.span(cell.origin, class_name="tag font-sans")),
            class_name="me-2 inline-flex items-center gap-2 align-middle md:hidden",
        ),
        cell.take,
        class_name="max-w-[58ch] font-serif text-take",
        dir="auto",
    )
    by = el.p(cell.by, class_name="mt-2 text-small text-ink-2", dir="auto")
    said = el.div(said, when(cell.by != "", by), class_name="p-take mt-4 min-w-0")
    drawn = el.div(figure, el.div(fader(cell.verdict, cell.score), class_name="mt-2"), class_name="p-fig min-w-0")
    none = el.div(
        el.p("No panel take", class_name="pt-1 pb-2 text-ui text-ink-2"),
        fader(cell.verdict, cell.score),
        class_name="p-fig min-w-0",
    )
    claimed = claims(cell.claims, "p-take mt-4 max-w-[58ch]")
    return el.group(when(cell.score != "", el.div(drawn, said, class_name="contents"), none), claimed)


def _row(row: TakeRowView | Any) -> Element:
    who = el.span(reviewer_mark(row.reviewer), row.reviewer.name, class_name="inline-flex items-center gap-2")
    asks = el.span(row.reviewer.question, class_name="text-small text-ink-2 md:w-full")
    return ledger_row(who, row.cells, _cell, asks)


def scorecard(view: ComparisonView | Any) -> Element:
    """Overview, note and takes."""
    takes = ledger("Reviewer", view.heads, view.n, each(view.scores.takes, _row), class_name="ledger-prose")
    return el.div(overview(view), shared_note(view), el.div(takes, class_name="mt-6"))
