"""The form of weights and musts. Its fields are the address's query, so it works as a plain GET form."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.along import hidden_along, query_along
from verdicts.components.el import Element, choose, each, has, is_printing, when
from verdicts.components.icons import icon
from verdicts.components.marks import reviewer_mark
from verdicts.components.weighing.live import WeightsForm
from verdicts.views.comparison import ComparisonView
from verdicts.views.weighing import AskView, MustRowView, OtherMustView, WeighedView, WeightView

PATH = "/weights"
_UNTIL = "[@media(scripting:enabled)]:hidden"
_MUSTS = (
    "A tool that misses a must comes last, without a place. One of which it is not sourced, or cannot be compared, has not missed it: it "
    "comes after those that meet all. Only equal units are compared."
)
_WEIGHTS = "0 leaves a reviewer out, ½ counts half, 2 counts double. The published verdict stays beside yours."
_FOLD = "weights-fold flex cursor-pointer items-center gap-x-3 py-2 text-ui font-semibold"
_WRONG = "Not counted: write a number from 0 in digits alone, like 128000 or 0.5."


def _weight(weight: WeightView | Any) -> Element:
    def step(ask: AskView | Any) -> Element:
        return el.label(
            el.input(
                type="radio",
                name=f"w-{weight.reviewer.key}",
                value=ask.value,
                default_checked=ask.chosen,
                class_name="sr-only",
            ),
            el.span(ask.words),
            class_name="weight-step",
        )

    name = el.legend(
        reviewer_mark(weight.reviewer), weight.reviewer.name, class_name="flex items-center gap-2 text-ui font-semibold"
    )
    return el.fieldset(name, el.div(each(weight.steps, step), class_name="weight-steps"), class_name="weight")


def _must(row: MustRowView | Any) -> Element:
    def option(ask: AskView | Any) -> Element:
        return el.option(ask.words, value=ask.value)

    choice = el.label(
        el.span(row.label, class_name="block text-ui font-semibold", dir="auto"),
        el.select(
            each(row.asks, option), name="must", default_value=row.chosen, aria_label=row.label, class_name="field mt-1"
        ),
        class_name="min-w-0",
    )
    amount = el.input(
        type="text",
        name="n",
        input_mode="decimal",
        auto_complete="off",
        default_value=row.amount,
        aria_label=f"{row.label}: amount",
        aria_invalid=choose(row.refused, "true", "false"),
        class_name="field must-amount",
    )
    wrong = el.p(icon("warn"), el.span(_WRONG), class_name="must-wrong text-small text-skip")
    return el.div(choice, when(row.bounded, el.group(amount, wrong)), class_name="must-row")


def _other(must: OtherMustView | Any) -> Element:
    return el.li(
        el.label(
            el.input(type="checkbox", name="must", value=must.value, default_checked=True, class_name="check"),
            el.span(must.words, dir="auto"),
            class_name="flex items-center gap-2 text-ui",
        ),
        el.input(type="hidden", name="n", value=must.amount),
    )


def _actions(view: ComparisonView | Any, weighed: WeighedView | Any, kept: Any) -> Element:
    """What can be done with what is set; without scripts nobody knows whether something is kept, so it may be asked."""
    there = f"{PATH}?for={view.path}"

    def posts(words: str, act: str, look: Any = "btn") -> Element:
        return el.button(
            words, type="submit", name="weights", value=act, form_action=there, form_method="post", class_name=look
        )

    plain = view.path + query_along(view.along, "workload")
    return el.div(
        el.button("Show the answer", type="submit", class_name=f"btn btn-main {_UNTIL}"),
        when(weighed.on, el.a("Reset to equal", href=plain, data_equal="", class_name="btn")),
        when(weighed.on, posts("Keep for my account", "keep")),
        posts("Load kept weights", "use", choose(kept, "btn", f"btn {_UNTIL}")),
        el.p("Kept for your account.", id="weights-kept", role="status", class_name="weights-kept text-ui"),
        class_name="flex flex-wrap items-center gap-2",
    )


def form(view: ComparisonView | Any, weighed: WeighedView | Any, kept: Any = False) -> Element:
    """Weights, musts, and what can be done with them."""
    musts = el.details(
        el.summary(icon("down", 12), el.span("Musts"), class_name=_FOLD),
        el.p(_MUSTS, class_name="max-w-[62ch] pb-3 text-small text-ink-2"),
        el.div(each(view.weighing.rows, _must), class_name="musts"),
        **({"open": True} if is_printing() and any(row.chosen for row in view.weighing.rows) else {}),
    )
    others = el.div(
        el.p("Musts on facts that none of these tools has:", class_name="text-small text-ink-2"),
        el.ul(each(weighed.others, _other), class_name="grid gap-2"),
    )
    reviewers = el.div(
        el.p(_WEIGHTS, class_name="max-w-[62ch] pb-3 text-small text-ink-2"),
        el.div(each(view.weighing.weights, _weight), class_name="weights-reviewers"),
    )
    parts = (
        reviewers,
        musts,
        when(has(weighed.others), others),
        _actions(view, weighed, kept),
        hidden_along(view.along, "workload"),
    )
    where = f"{view.path}#weights"
    if is_printing():
        return el.form(*parts, method="get", action=where, class_name="weights-form")
    return WeightsForm.create(*parts, at=view.path, action=where, class_name="weights-form")
