"""Many rows at once: a box for a table or JSON, what would come of it, and the button that adds it."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.desk.acts import DraftActs
from verdicts.components.doing import doing
from verdicts.components.el import Element, each, has, when
from verdicts.components.icons import icon
from verdicts.views.desk_pasting import PastedRowView

HINT = "A table from a sheet or a page (tabs, commas or | between columns; headings are optional), or rows of a catalogue file as JSON."


def pasting(kind: str, acts: DraftActs) -> Element:
    """The folded box of one kind of rows; "facts" or "prices"."""
    field = f"paste-{kind}"
    box = doing(
        el.label("Table or JSON", html_for=field, class_name="text-small text-ink-2"),
        el.textarea(id=field, name="text", rows="5", spell_check=False, class_name="field mt-1", data_first=""),
        el.p(HINT, class_name="cell-hint"),
        el.button("Look at it", type="submit", class_name="btn mt-2"),
        action="/desk",
        known=True,
        do=lambda values: acts.weigh(kind, values["text"]),
        answered=acts.pasted.turn,
    )
    return el.details(
        el.summary("Paste a table", class_name="btn list-none"),
        el.div(box, when(acts.pasted.rows == kind, _seen(kind, acts)), class_name="mt-3"),
        class_name="draft-paste",
    )


def _seen(kind: str, acts: DraftActs) -> Element:
    seen = acts.pasted
    fault = el.p(icon("warn"), seen.fault, class_name="cell-fault", role="alert")
    every = el.button(seen.add, type="button", class_name="btn", on_click=acts.bring(kind, False))
    only = el.button(seen.only, type="button", class_name="btn", on_click=acts.bring(kind, True))
    table = el.div(
        el.p(seen.said, class_name="text-ui", role="status"),
        el.div(
            el.table(
                el.thead(el.tr(each(seen.heads, lambda one: el.th(one, scope="col")), el.th("To fix", scope="col"))),
                el.tbody(each(seen.found, _row)),
                class_name="paste-table",
            ),
            class_name="mt-2 overflow-x-auto",
            tab_index=0,
            role="region",
            aria_label="What would come in",
        ),
        el.div(when(seen.only != "", only), every, class_name="mt-3 flex flex-wrap gap-2"),
        class_name="mt-3",
    )
    return el.div(when(seen.fault != "", fault), when(has(seen.found), table))


def _row(one: PastedRowView | Any) -> Element:
    return el.tr(each(one.cells, lambda text: el.td(text, dir="auto")), el.td(one.fault, class_name="text-skip"))
