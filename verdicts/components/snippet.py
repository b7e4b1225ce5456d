"""A text to copy: a field of its own, to be selected as a whole, or a press on Copy."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element
from verdicts.components.icons import icon

EMBED = "A small page in a frame: panel, votes, a link. No scripts, no cookies."


def snippet(name: str, label: str, text: Any, note: str) -> Element:
    """`name` tells the fields of a page apart, `note` says what the text is for."""
    field = f"snippet-{name}"
    copy = el.button(icon("copy"), "Copy", type="button", class_name="btn js-only", data_copy=text)
    return el.div(
        el.label(label, html_for=field, class_name="text-ui font-semibold"),
        el.div(
            el.input(
                id=field,
                type="text",
                value=text,
                read_only=True,
                class_name="field min-w-0 font-mono text-small",
                aria_describedby=f"{field}-note",
            ),
            copy,
            class_name="flex gap-2",
        ),
        el.p(note, id=f"{field}-note", class_name="text-small text-ink-2"),
        class_name="grid gap-1.5",
    )
