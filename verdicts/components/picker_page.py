"""The picker on a page of its own, with pairs of every category."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.combobox import Looking
from verdicts.components.el import Element, each, has, when
from verdicts.components.layout import column, section
from verdicts.components.picker import picker
from verdicts.views.parts import LinkView
from verdicts.views.picker import CategoryPairsView, PickerView


def _pair(link: LinkView | Any) -> Element:
    return el.li(el.a(link.label, href=link.href, class_name="link", dir="auto"), class_name="min-w-0")


def _category(row: CategoryPairsView | Any) -> Element:
    name = el.h3(
        el.a(row.name, href=row.href, class_name="hover:underline", dir="auto"),
        el.span(row.count, class_name="block text-small font-normal text-ink-2"),
        class_name="min-w-0 text-ui font-semibold",
    )
    none = el.p("One tool alone so far.", class_name="text-ui text-ink-2")
    pairs = el.ul(each(row.pairs, _pair), class_name="flex min-w-0 flex-wrap gap-x-6 gap-y-2 text-ui md:text-body")
    return el.li(
        name,
        when(has(row.pairs), pairs, none),
        class_name="grid gap-x-(--gap) gap-y-2 border-t border-rule py-3.5 md:grid-cols-[var(--label)_minmax(0,1fr)]",
    )


def picker_page(view: PickerView | Any, looking: Looking | None = None) -> Element:
    """`looking` makes the form live."""
    title = el.h1(
        "Compare tools",
        class_name="pt-10 font-serif text-display font-normal tracking-[-.015em] md:pt-14",
    )
    said = el.p("Name two. Up to four fit side by side.", class_name="mt-3 font-serif text-lead text-ink-2")
    empty = el.p("No tools yet. Import a catalogue with: verdicts import PATH", class_name="mt-8 text-body")
    pairs = section(
        "By category",
        el.ul(each(view.categories, _category)),
        id="pairs",
        note="The first of the panel order against each other.",
    )
    body = el.div(el.div(picker(view.form, looking), class_name="mt-8"), when(has(view.categories), pairs))
    return column(title, said, when(view.empty, empty, body))
