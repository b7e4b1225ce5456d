"""Parts that all pages of the desk share."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, choose
from verdicts.components.shelf.strip import Strip


def barred(back: Any = "/sign-in?next=/desk", more: Element | None = None) -> Element:
    """In the place of the desk, for who may not work there; `back` leads through signing in to this page."""
    return el.div(
        el.h1("This is the editors' desk", class_name="mt-8 text-title font-semibold font-stretch-[86%]"),
        el.p("Sign in with an account that an operator made an editor.", class_name="mt-2 text-body text-ink-2"),
        el.p(el.a("Sign in", href=back, class_name="btn btn-main"), class_name="mt-4"),
        more,
    )


def head(title: str, note: Any) -> Element:
    """The head of a page of the desk."""
    return el.div(
        el.h1(title, class_name="text-title font-semibold font-stretch-[86%]"),
        el.p(note, class_name="mt-1 max-w-[62ch] text-ui text-ink-2"),
        class_name="mt-4 border-t-2 border-ink pt-3",
    )


def to_panel(copy: Any) -> Element:
    """The way from a draft to its panel."""
    return el.a("Draft with models", href=f"/desk/panels/{copy}", class_name="btn")


def said(answer: Any, undo: Any) -> Element:
    """What was done last, or why it was not where that stands below no field."""
    words = choose(answer.faults.length() == 0, answer.said, "")
    return Strip.create(said=words, bad=answer.bad, undo=answer.undo, turn=answer.turn, on_undo=undo)
