"""Forms of the desk: a label above each field, and below it in words why it was not taken.

A form waits for its answer, a DeskAnswerView (assets/js/doing.js): taken, it is as new; refused, panel and words stay as
they are and the focus goes to the field. A field is found in the answer by its id, which is the name of its form and
its own: rename-slug.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from verdicts.components import el
from verdicts.components.doing import doing
from verdicts.components.el import Element, choose, when
from verdicts.components.icons import icon
from verdicts.views.desk import DeskAnswerView

LABEL = "text-small text-ink-2"
SENDS = "btn self-start mt-[1.375rem]"  # the button that stands beside fields, not beside their labels


def answering(answer: DeskAnswerView | Any, *children: Any, do: Any, **more: Any) -> Element:
    """A form that waits for what comes of it; `more` are other fields of Doing: `keeps`, `also`."""
    return doing(*children, action="/desk", known=True, do=do, answered=answer.turn, refused=answer.bad, **more)


def field(
    answer: DeskAnswerView | Any,
    label: Any,
    form: Any,
    name: str,
    *children: Any,
    make: Callable[..., Element] = el.input,
    look: str = "flex-1 basis-56",
    **more: Any,
) -> Element:
    """One field of the form of that name; `more` goes to what `make` makes."""
    ident = f"{form}-{name}"
    about = {"aria_invalid": choose(_bad(answer, ident), "true", "false"), "aria_describedby": f"{ident}-fault"}
    shape = more.pop("class_name", "")
    return el.div(
        el.label(label, html_for=ident, class_name=f"block {LABEL}"),
        make(*children, id=ident, name=name, class_name=f"field mt-1 {shape}".strip(), **about, **more),
        fault(answer, ident),
        class_name=f"min-w-0 {look}",
    )


def fault(answer: DeskAnswerView | Any, ident: Any) -> Element:
    """The place below a field; it speaks when something is put in."""
    said = el.p(icon("warn"), answer.faults[ident], class_name="cell-fault")
    return el.div(when(_bad(answer, ident), said), id=f"{ident}-fault", role="alert")


def unsaved(words: str) -> Element:
    """Beside the button of a form that keeps what is typed: shown while something is."""
    return el.span(words, class_name="unsaved text-small font-semibold")


def _bad(answer: Any, ident: Any) -> Any:
    return answer.faults.contains(ident)
