"""Many rows of the desk's list at once: a tick on each, and what can be done with those that are ticked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from verdicts.components import el
from verdicts.components.desk.parts import said
from verdicts.components.doing import doing
from verdicts.components.el import Element, has, when
from verdicts.components.icons import icon
from verdicts.views.desk import DeskRowView

ACTS = (
    ("publish", "Publish what is ready"),
    ("retire", "Retire"),
    ("discard", "Throw drafts away"),
    ("category", "Change the category"),
)


@dataclass(frozen=True)
class BulkActs:
    """What is chosen and planned, and the handlers."""

    chosen: Any
    plan: Any
    answer: Any
    toggle: Any
    clear: Any
    foresee: Any
    rethink: Any
    carry_out: Any


def bulk_tick(one: DeskRowView | Any, bulk: BulkActs) -> Element:
    """Chooses the row."""
    box = el.input(
        type="checkbox",
        checked=bulk.chosen.contains(one.href),
        on_change=bulk.toggle(one.href),
        class_name="size-5 accent-ink",
    )
    words = el.span("Choose ", one.name, class_name="sr-only")
    return el.label(box, words, class_name="flex size-10 flex-none items-center")


def bulk_bar(bulk: BulkActs) -> Element:
    """What to do with the chosen ones; first it is said what would come of it."""
    again = {"on_change": lambda _: bulk.rethink()}
    form = doing(
        _field("Do what", "bulk-act", _acts(bulk)),
        _field(
            "Reason for the public history, or the category",
            "bulk-words",
            el.input(id="bulk-words", name="words", auto_complete="off", max_length=400, class_name="field", **again),
        ),
        el.button("See what happens", type="submit", class_name="btn self-end"),
        action="/desk",
        known=True,
        do=lambda values: bulk.foresee(values["act"], values["words"]),
        class_name="mt-2 flex flex-wrap gap-2",
    )
    head = el.p(
        el.strong(bulk.chosen.length(), " chosen", class_name="font-semibold"),
        " ",
        el.button("Choose none", type="button", class_name="link", on_click=bulk.clear),
        class_name="text-ui",
    )
    bar = el.section(
        head, form, _planned(bulk), aria_label="Chosen rows", class_name="mt-4 border-y border-ink py-3", role="region"
    )
    return el.div(when(has(bulk.chosen), bar), said(bulk.answer, None))


def _field(label: str, ident: str, field: Element) -> Element:
    words = el.label(label, html_for=ident, class_name="text-small text-ink-2")
    return el.div(words, field, class_name="min-w-0 flex-1 basis-56")


def _acts(bulk: BulkActs) -> Element:
    options = (el.option(words, value=act) for act, words in ACTS)
    return el.select(*options, id="bulk-act", name="act", class_name="field", on_change=lambda _: bulk.rethink())


def _planned(bulk: BulkActs) -> Element:
    """Shown until it is done, left, or something else is chosen."""
    do = el.button(bulk.plan.button, type="button", class_name="btn btn-main", on_click=bulk.carry_out)
    stands = el.div(
        icon("warn"),
        el.span(bulk.plan.said, dir="auto"),
        el.div(when(bulk.plan.can, do), class_name="flex gap-2"),
        role="status",
        class_name="banner mt-3",
    )
    return when(bulk.plan.said != "", stands)
