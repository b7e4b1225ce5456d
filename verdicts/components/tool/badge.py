"""A tool's badge and embed, to copy: folded, since few want them. Each text is a field of its own: select all of it, or press Copy."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element
from verdicts.components.icons import icon
from verdicts.views.cards import SnippetsView


def _snippet(name: str, label: str, text: Any, note: str) -> Element:
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


def badge(view: SnippetsView | Any) -> Element:
    """The picture as it is now, and three texts."""
    picture = el.img(src=view.picture, alt=view.alt, height="28", loading="lazy", class_name="h-7 w-auto")
    return el.details(
        el.summary("Show the badge and its code", class_name="link w-fit text-ui"),
        el.div(
            el.p(picture, class_name="min-h-7"),
            _snippet("markdown", "Markdown", view.markdown, "For a README."),
            _snippet("html", "HTML", view.html, "For a page."),
            _snippet(
                "frame", "Embed", view.frame, "A small page in a frame: panel, votes, a link. No scripts, no cookies."
            ),
            class_name="mt-5 grid max-w-[46rem] gap-5",
        ),
        class_name="no-print",
    )
