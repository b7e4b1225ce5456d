"""The home page."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.bookmarking import PAPER, Marks, bookmarking
from verdicts.components.combobox import Looking
from verdicts.components.comparison.related import related_row
from verdicts.components.el import Element, each, has, when
from verdicts.components.home.chart import field, field_key
from verdicts.components.home.latest import latest
from verdicts.components.home.legend import legend
from verdicts.components.layout import column, section
from verdicts.components.picker import picker
from verdicts.components.unbroken import unbroken
from verdicts.components.voting.lists import contested
from verdicts.views.home import HomeView
from verdicts.views.parts import LinkView


def _question() -> Element:
    look = (
        "max-w-[18ch] font-serif text-display font-normal tracking-[-.018em] max-lg:pt-10 "
        "lg:max-w-[13ch] lg:text-[clamp(3.5rem,1.5rem+4vw,5.25rem)] lg:leading-none"
    )
    return el.h1("Which one should you ship with?", class_name=look)


def _top(view: HomeView | Any, looking: Looking | None) -> Element:
    hero = el.div(
        _question(),
        when(view.legend.href != "", legend(view.legend)),
        class_name="contents gap-x-12 pt-16 lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(22rem,30rem)] lg:items-end",
    )
    return el.div(hero, el.div(picker(view.form, looking), class_name="mt-9"), class_name="flex flex-col")


def _verdicts(view: HomeView | Any, contests: Any) -> Element:
    every = el.a(view.all_tools, href="/tools", class_name="link text-ui")
    newest = section("Latest verdicts", latest(view.latest), id="latest", aside=every)
    close = section(
        "Comparisons to start from",
        el.ul(each(view.close, related_row)),
        id="close",
        aside=el.p("Closest panels", class_name="text-small text-ink-2"),
    )
    return el.div(
        el.div(newest, class_name="min-w-0"),
        el.div(when(has(contests), contested(contests), when(has(view.close), close)), class_name="min-w-0"),
        class_name="grid gap-x-12 lg:grid-cols-[minmax(0,1fr)_24rem]",
    )


def _category(link: LinkView | Any) -> Element:
    return el.li(
        el.a(
            el.span(unbroken(link.label), class_name="min-w-0 group-hover:underline", dir="auto"),
            el.span(link.note, class_name="tabular-nums text-ink-2"),
            href=link.href,
            class_name="group flex justify-between gap-4 border-t border-rule py-3 text-ui md:text-body",
        )
    )


def _listing(view: HomeView | Any, contests: Any) -> Element:
    chart = section(
        "The field",
        field(view.chart),
        id="field",
        note="Each tool at the mean of its panel. A ship can stand left of the line when one reviewer is far below it.",
        aside=field_key(),
    )
    categories = el.ul(each(view.categories, _category), class_name="grid gap-x-(--gap) sm:grid-cols-2 lg:grid-cols-4")
    return el.div(
        when(has(view.latest), _verdicts(view, contests)),
        when(has(view.chart.rows), chart),
        section("Categories", categories, id="categories"),
    )


def _empty() -> Element:
    said = el.p("No tools yet. Import a catalogue with:", class_name="font-serif text-lead")
    command = el.code("verdicts import PATH", class_name="font-mono text-body")
    return el.div(
        _question(),
        el.div(said, el.p(command, class_name="mt-3"), class_name="mt-9 border-t-2 border-ink pt-5"),
        class_name="pt-10 lg:pt-16",
    )


def home_page(
    view: HomeView | Any, looking: Looking | None = None, contests: Any = (), marks: Marks = PAPER
) -> Element:
    """`looking` makes the picker live. `contests` are the contested matchups, or a Var of them."""
    full = el.div(_top(view, looking), _listing(view, contests), bookmarking(marks, "/"))
    return column(when(view.empty, _empty(), full))
