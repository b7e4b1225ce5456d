"""What of a take that models drafted no source has: it is marked, and an editor who looked at it stands by it."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, each, has, when
from verdicts.components.icons import icon
from verdicts.views.desk_marks import PartView, UnsourcedView


def checking(marks: UnsourcedView | Any, acts: Any) -> Element:
    """What is open, with the way to acknowledge it; and what was acknowledged, with the way back. `acts` has
    `acknowledge` and `check_again`."""
    again = el.button(
        "Undo",
        el.span(" the check", class_name="sr-only"),
        type="button",
        class_name="btn",
        on_click=acts.check_again(marks.key),
    )
    checked = el.div(
        icon("ok"),
        el.span(marks.checked, class_name="min-w-0 flex-1 basis-56", dir="auto"),
        again,
        class_name="banner mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-small",
    )
    return el.div(when(has(marks.parts), _open(marks, acts)), when(marks.checked != "", checked))


def _open(marks: UnsourcedView | Any, acts: Any) -> Element:
    return el.div(
        icon("warn"),
        el.div(
            el.p(
                "Not found in any source. Until that is settled, this take cannot be published:",
                class_name="font-semibold",
            ),
            el.p(each(marks.parts, part), class_name="mt-1 max-w-[62ch] font-serif whitespace-pre-line", dir="auto"),
            el.p("Fix the text, add the fact to the draft, or check it and say so.", class_name="mt-1"),
            class_name="min-w-[min(14rem,80%)] flex-1",
        ),
        el.button(
            "I checked these", type="button", class_name="btn", on_click=acts.acknowledge(marks.key, marks.shown)
        ),
        role="alert",
        class_name="banner banner-warn mt-3",
    )


def part(one: PartView | Any) -> Element:
    """A stretch of a text, under the marker where no source has it."""
    return when(one.marked, el.mark(one.text, class_name="unsourced", title="Not in any source"), el.span(one.text))
