"""The editor's own take: its fields, who wrote it, and what of it stands in no source."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.desk.cell import cell
from verdicts.components.desk.checking import checking
from verdicts.components.desk.panel_acts import PanelActs
from verdicts.components.el import Element, when
from verdicts.components.icons import icon
from verdicts.components.marks import stamp
from verdicts.views.desk_panel import SeatView


def own_take(own: SeatView | Any, acts: PanelActs) -> Element:
    """The take as it will be published, or that there is none."""
    head = el.div(
        el.h3("Your take", class_name="text-ui font-semibold"),
        when(own.word != "", stamp(own.verdict, own.word, small=True)),
        el.span(own.stamp, class_name="text-small text-ink-2"),
        class_name="flex flex-wrap items-center gap-x-3 gap-y-1",
    )
    back = el.button(
        icon("again"), "Put back what was here", type="button", class_name="btn mt-3", on_click=acts.put_back(own.key)
    )
    fields = el.div(
        cell(own.score, acts, "draft-score"),  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
        cell(own.text, acts),  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
        class_name="mt-2 grid gap-3",
    )
    none = el.p("None yet. Use a draft, or write one on the draft’s page.", class_name="mt-2 text-ui text-ink-2")
    return el.div(
        head,
        when(own.seated, fields, none),
        checking(own.marks, acts),
        when(own.can_put_back, back),
        data_row=own.key,
    )
