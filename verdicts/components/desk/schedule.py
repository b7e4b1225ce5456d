"""Publishing a draft: now, or by itself at a moment; and what is planned, or why it was not published."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.desk.acts import DraftActs
from verdicts.components.desk.form import answering, field
from verdicts.components.doing import doing
from verdicts.components.el import Element, when
from verdicts.components.icons import icon
from verdicts.views.desk import DraftView

NOW = "publish-now"  # the form that holds the reason, which goes along with either way


def publishing(view: DraftView | Any, acts: DraftActs) -> Element:
    """The reason, both ways to publish side by side, and under them what is planned."""
    return el.div(
        el.div(_now(acts), _later(view, acts), class_name="flex flex-wrap items-end gap-2"),
        when(view.schedule.said != "", _planned(view, acts)),
        data_row="publishing",  # where the focus goes once a schedule is cancelled
        class_name="draft-publish mt-4",
    )


def _now(acts: DraftActs) -> Element:
    reason = el.div(
        el.label(
            "Why, shown in the public history (may be empty)", html_for="reason", class_name="text-small text-ink-2"
        ),
        el.input(id="reason", name="reason", auto_complete="off", max_length=400, class_name="field mt-1"),
        class_name="min-w-0 flex-1 basis-64 max-md:basis-full",
    )
    return doing(
        reason,
        el.button("Publish", type="submit", class_name="btn btn-main self-end"),
        action="/desk",
        known=True,
        do=lambda values: acts.publish(values["reason"]),
        answered=0,
        id=NOW,
        class_name="max-md:contents flex max-w-2xl flex-auto flex-wrap gap-2",
    )


def _later(view: DraftView | Any, acts: DraftActs) -> Element:
    form = answering(
        acts.answer,
        field(acts.answer, "Day and time, in UTC", "later", "at", type="datetime-local", required=True, data_first=""),
        el.p(
            "It will be published as it is now. Any change before then cancels this.",
            class_name="my-2 text-small text-ink-2",
        ),
        el.button("Schedule", type="submit", class_name="btn btn-main"),
        do=lambda values: acts.schedule(values["at"], values["reason"]),
        also=NOW,
        class_name="swap-pop kept-pop p-3",
    )
    word = when(view.schedule.waits, "Change the time", "Publish later")
    return el.details(el.summary(word, icon("down"), class_name="btn list-none"), form, class_name="swap draft-later")


def _planned(view: DraftView | Any, acts: DraftActs) -> Element:
    def lift(word: str) -> Element:
        return el.button(word, type="button", class_name="btn", on_click=acts.unschedule)

    return el.div(
        when(view.schedule.bad, icon("warn"), icon("clock")),
        el.p(view.schedule.said, class_name="min-w-[min(14rem,80%)] flex-1"),
        when(view.schedule.waits, lift("Cancel the schedule"), lift("Dismiss")),
        role="status",
        class_name="banner mt-4 flex flex-wrap items-center gap-3",
    )
