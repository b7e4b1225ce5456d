"""The head of a tool's page: rail, name, bench, figures, description."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.bookmarking import WORDS, ribbon
from verdicts.components.drawings import bench
from verdicts.components.el import Element, each, has, when
from verdicts.components.figures import figure
from verdicts.components.picking import swap_menu
from verdicts.components.sources import sourced
from verdicts.components.unbroken import unbroken
from verdicts.components.voting.figures import community_figure
from verdicts.views.parts import LinkView
from verdicts.views.tool import ToolView


def _known(label: str, value: Any, *beside: Element) -> Element:
    known = el.group(el.span(value, dir="auto"), *beside)
    said = when(value != "", known, el.span("Not sourced", class_name="text-ink-2"))
    return el.div(el.dt(label, class_name="text-ink-2"), el.dd(said), class_name="min-w-0")


def rail(view: ToolView | Any, search: Any, offered: Any) -> Element:
    """Maker, licence, days; comparing with another tool."""
    judged = when(view.judged != "", el.span(view.judged), el.span("Not yet", class_name="text-ink-2"))
    known = el.dl(
        _known("Maker", view.maker),
        _known(
            "Licence", view.licence, el.span(sourced(view.licence_source, "Licence not sourced"), class_name="flex")
        ),
        el.div(el.dt("Judged", class_name="text-ink-2"), el.dd(judged)),
        el.div(el.dt("Published", class_name="text-ink-2"), el.dd(view.published)),
        class_name="grid grid-cols-2 gap-x-4 gap-y-3 text-small max-md:order-4 md:grid-cols-1",
    )
    label = f"Compare {view.short_name} with another tool"
    found = view.choices if offered is None else offered("add", view.choices)
    live = None if search is None else search("add")
    menu = swap_menu("Compare with", "plus", label, "compare-with", view.slugs, found, live)
    keep = ribbon(view.path, view.short_name, WORDS, "Bookmark")
    look = "no-print flex flex-wrap gap-2 max-md:relative max-md:z-30 max-md:order-2 md:mt-5 md:flex-col md:items-start"
    return el.div(
        known,
        el.div(keep, menu, class_name=look),
        class_name="max-md:contents md:relative md:z-30 md:min-w-0 md:border-t-2 md:border-ink md:pt-3",
    )


def _measured(view: ToolView | Any, tally: Any) -> Element:
    figures = el.dl(
        figure(view.share, "Panel ship", view.share_note),
        community_figure(tally),
        figure(view.price, "Entry price", view.price_note),
        class_name="figures",
    )
    return el.div(el.div(bench(view.bench)), figures, class_name="mt-6 grid gap-x-(--gap) gap-y-8 lg:grid-cols-2")


def _said(view: ToolView | Any) -> Element:
    story = el.div(
        each(view.paragraphs, lambda text: el.p(text, dir="auto")),
        class_name="grid max-w-[62ch] min-w-0 content-start gap-4 font-serif text-take md:text-lead",
    )
    pricing = (
        el.span(view.pricing_summary, class_name="block", dir="auto"),
        el.span(sourced(view.pricing_source, "Entry price not sourced"), class_name="mt-1 flex"),
    )
    aside = el.dl(
        _aside("Best for", el.span(view.best_for, dir="auto")),
        _aside("Pricing", *pricing),
        when(has(view.links), _aside("Links", el.span(each(view.links, _link), class_name="flex flex-wrap gap-x-4"))),
        class_name="grid min-w-0 content-start gap-4 text-ui",
    )
    return el.div(
        story, aside, class_name="grid gap-x-(--gap) gap-y-6 max-md:order-3 md:mt-8 lg:grid-cols-[minmax(0,1fr)_17rem]"
    )


def _aside(label: str, *said: Any) -> Element:
    return el.div(el.dt(label, class_name="text-small text-ink-2"), el.dd(*said, class_name="mt-0.5"))


def _link(link: LinkView | Any) -> Element:
    return el.a(link.label, href=link.href, class_name="link", rel="noopener nofollow")


def _retired() -> Element:
    said = el.span(
        el.strong("Retired.", class_name="font-semibold"),
        " This tool is no longer listed. Its page and its comparisons stay readable.",
    )
    return el.p(said, class_name="banner mt-4")


def head(view: ToolView | Any, search: Any, offered: Any, tally: Any) -> Element:
    """Rail beside everything that answers what this tool is and whether to ship it. On a phone the rail falls apart:
    comparing comes before the description, the rest after it."""
    where = el.p(
        el.a(view.category, href=view.category_href, class_name="link", dir="auto"),
        when(view.retired, el.span("Retired", class_name="tag ms-2")),
        class_name="text-small text-ink-2",
    )
    top = el.div(
        where,
        el.h1(unbroken(view.name), class_name="tool-name mt-2 font-semibold font-stretch-[84%]", dir="auto"),
        el.p(view.tagline, class_name="mt-3 max-w-[56ch] text-body text-ink-2 md:text-head", dir="auto"),
        when(view.retired, _retired()),
        _measured(view, tally),
        class_name="min-w-0 border-t-2 border-ink pt-3 max-md:order-1",
    )
    main = el.div(top, _said(view), class_name="max-md:contents md:min-w-0")
    look = "grid gap-x-(--gap) gap-y-8 pt-8 md:grid-cols-[var(--label)_minmax(0,1fr)] md:pt-12"
    return el.div(rail(view, search, offered), main, class_name=look, data_n="2")
