"""Parts of the account page: sections with their name in the first column, rows that a button ends."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.account.fields import form, hidden
from verdicts.components.el import Element


def part(id: str, title: str, *body: Any) -> Element:
    """A section under a 2 px rule."""
    return el.section(
        el.h2(title, id=f"{id}-h", class_name="text-head font-semibold font-stretch-[92%]"),
        el.div(*body, class_name="grid max-w-[46rem] min-w-0 gap-5"),
        id=id,
        aria_labelledby=f"{id}-h",
        class_name="mt-12 grid gap-x-(--gap) gap-y-4 border-t-2 border-ink pt-3 md:grid-cols-[var(--label)_minmax(0,1fr)]",
    )


def known(*pairs: tuple[str, Any]) -> Element:
    """Terms and what they are."""
    look = "grid gap-x-6 border-t border-rule py-2.5 first:border-t-0 first:pt-0 sm:grid-cols-[8rem_minmax(0,1fr)]"
    rows = [
        el.div(el.dt(term, class_name="text-ink-2"), el.dd(said, class_name="min-w-0", dir="auto"), class_name=look)
        for term, said in pairs
    ]
    return el.dl(*rows, class_name="text-ui md:text-body")


def rows(*items: Element) -> Element:
    """A list with a rule between its rows."""
    return el.ul(*items, class_name="border-y border-rule")


def row(name: Any, said: Any, *ways: Any) -> Element:
    """One row: what it is, what is known of it, what can be done with it."""
    words = el.div(
        el.p(name, class_name="flex flex-wrap items-baseline gap-x-2 font-semibold", dir="auto"),
        el.p(said, class_name="text-small text-ink-2 first-letter:uppercase") if said else None,
        class_name="min-w-0 flex-1",
    )
    look = "flex items-center justify-between gap-4 border-t border-rule py-2 min-h-14 first:border-t-0"
    return el.li(words, *ways, class_name=look)


def pressed(action: str, label: str, about: str = "", **fields: Any) -> Element:
    """A form of one button; `about` ends its label for those who do not see the row."""
    spoken = {"aria_label": f"{label}: {about}"} if about else {}
    button = el.button(label, type="submit", class_name="btn flex-none", **spoken)
    return form(action, *hidden(**fields), button, look="flex flex-none")


def heading(text: str) -> Element:
    """The name of a part of a section."""
    return el.h3(text, class_name="text-body font-semibold")


def quiet(text: Any) -> Element:
    """A sentence that explains."""
    return el.p(text, class_name="max-w-[62ch] text-ui text-ink-2")
