"""On a draft's page: when it is published by itself, or why it was not."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.desk.acts import DraftActs
from verdicts.components.desk.form import answering, field
from verdicts.components.el import Element, when
from verdicts.components.icons import icon
from verdicts.views.desk import DraftView


def later(view: DraftView | Any, acts: DraftActs) -> Element:
    """What is planned, and the folded form for another moment."""
    lift = el.button("Cancel that", type="button", class_name="btn", on_click=acts.unschedule)
    planned = el.div(
        when(view.schedule.bad, icon("warn")),
        el.p(view.schedule.said, class_name="min-w-0 flex-1"),
        el.div(
            when(
                view.schedule.waits,
                lift,
                el.button("Dismiss", type="button", class_name="btn", on_click=acts.unschedule),
            )
        ),
        role="status",
        class_name="banner mt-4 flex items-center gap-3",
    )
    form = el.details(
        el.summary("Publish later", class_name="btn list-none"),
        _form(acts),
        class_name="swap draft-later mt-2 inline-block",
    )
    return el.div(when(view.schedule.said != "", planned), form)


def _form(acts: DraftActs) -> Element:
    why, plain = "Why, for the history (may be empty)", {"auto_complete": "off", "max_length": 400}
    return answering(
        acts.answer,
        field(acts.answer, "Publish at, in UTC", "later", "at", type="datetime-local", required=True),
        field(acts.answer, why, "later", "reason", look="mt-2", **plain),
        el.p(
            "It will be published as it is now. Any change before then cancels this.",
            class_name="my-2 text-small text-ink-2",
        ),
        el.button("Schedule", type="submit", class_name="btn btn-main"),
        do=lambda values: acts.schedule(values["at"], values["reason"]),
        class_name="swap-pop kept-pop p-3",
    )
