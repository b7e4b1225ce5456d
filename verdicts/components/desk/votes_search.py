"""On the page about votes: what would stand out, and the search for the ballots on one tool."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.asking import asking
from verdicts.components.doing import hidden
from verdicts.components.el import Element, each, has, when
from verdicts.views.desk_votes import VotesDeskView


def rules(view: VotesDeskView | Any) -> Element:
    """Told at once while nothing stands out, folded beside what does."""

    def listed() -> Element:
        points = each(view.rules, lambda one: el.li(one, class_name="mt-1"))
        return el.ul(points, class_name="max-w-[72ch] list-disc ps-5 text-ui text-ink-2")

    fold = el.details(
        el.summary("What stands out", class_name="cursor-pointer text-ui underline"),
        listed(),
        class_name="mt-3",
    )
    plain = el.div(el.h2("What would stand out", class_name="text-ui font-semibold"), listed(), class_name="mt-4")
    return when(has(view.patterns), fold, plain)


def tool_search(view: VotesDeskView | Any, path: str) -> Element:
    """Who voted on a tool, whatever stands out."""
    names = el.datalist(each(view.names, lambda name: el.option(value=name)), id="tool-names")
    field = el.input(
        id="tool",
        name="tool",
        list="tool-names",
        default_value=view.q,
        key=view.q,
        auto_complete="off",
        max_length=200,
        class_name="field",
    )
    form = asking(
        hidden("span", view.span),
        el.div(
            el.label("Ballots on one tool, by network and day", html_for="tool", class_name="text-small text-ink-2"),
            field,
            names,
            class_name="min-w-0 flex-1",
        ),
        el.button("Search", type="submit", class_name="btn self-end"),
        action=path,
        label="Search by tool",
        class_name="mt-6 flex max-w-md gap-2",
    )
    return el.div(form, when(view.missed != "", el.p(view.missed, role="status", class_name="mt-2 text-ui")))
