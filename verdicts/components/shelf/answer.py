"""A form with a field says under it why it was not taken; panel, words and focus stay where they are.

Live, the form waits for its answer (assets/js/doing.js). On paper the page is printed once more, the form open.
"""

from __future__ import annotations

from typing import Any

import reflex as rx

from verdicts.components import el
from verdicts.components.el import Element, choose, is_printing, when
from verdicts.components.icons import icon
from verdicts.components.shelf.acts import Acts


def _here(acts: Acts, form: str, about: Any) -> Any:
    return (acts.answer.form == form) & (acts.answer.about == about)


def refused(acts: Acts, form: str, about: Any = "") -> Any:
    """Whether the newest answer is of this form, about this shelf or bookmark, and a refusal."""
    return _here(acts, form, about) & (acts.answer.said != "")


def fault(acts: Acts, form: str, about: Any, field: Any) -> Element:
    """The place under the field; it speaks when something is put in."""
    said = el.p(
        icon("warn"),
        el.span(acts.answer.said),
        class_name="mt-2 flex items-start gap-2 text-ui text-skip [&>svg]:mt-0.5",
    )
    return el.div(when(refused(acts, form, about), said), id=f"{field}-fault", role="alert")


def marked(acts: Acts, form: str, about: Any, field: Any) -> dict[str, Any]:
    """What the field itself says of it. On paper the field with the fault has the focus."""
    bad = refused(acts, form, about)
    focus = {"auto_focus": True} if is_printing() and bad else {}
    return {"aria_invalid": choose(bad, "true", "false"), "aria_describedby": f"{field}-fault", **focus}


def typed(acts: Acts, form: str, about: Any, stands: Any) -> Any:
    """What the field holds at first: what stands, and on paper what was typed and refused."""
    return acts.answer.typed if is_printing() and refused(acts, form, about) else stands


def unfolded(acts: Acts, form: str, about: Any = "") -> dict[str, Any]:
    """On paper the panel of a refused form is open."""
    return {"open": True} if is_printing() and refused(acts, form, about) else {}


def heard(acts: Acts, form: str, about: Any = "") -> dict[str, Any]:
    """For the live form: the number of its newest answer, 0 where the newest is another's, and whether it is refused."""
    if is_printing():
        return {}
    here = _here(acts, form, about)
    return {"answered": rx.cond(here, acts.answer.turn, 0), "refused": refused(acts, form, about)}
