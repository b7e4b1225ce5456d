"""A form that does something: it posts on paper and until the socket knows its reader, then goes to the handler."""

from __future__ import annotations

from typing import Any

import reflex as rx

from verdicts.components import el
from verdicts.components.el import Element, is_printing


def _values(values: rx.Var[dict[str, str]]) -> list[rx.Var[dict[str, str]]]:
    return [values]


class Doing(rx.Component):
    """`on_do` gets the fields by name. `stands` is what holds now: when it moves, a folded form shows it afresh.

    `draft` is a key for what is typed here: where the form leaves the page before that was saved, a card shows it under
    `words`, and the next form of that key has it again (assets/js/drafts.js). A form with `answered`, the number of the
    newest answer, once sent stays open until that moves, and where it is `refused`. `keeps` is a key under which the tab
    keeps all that is typed in it until it is taken (assets/js/keeping.js). `also` is the id of a form whose fields go
    along.
    """

    library = "$/public/js/doing.js"
    tag = "Doing"
    action: rx.Var[str]
    known: rx.Var[bool]
    stands: rx.Var[str]
    draft: rx.Var[str]
    words: rx.Var[str]
    also: rx.Var[str]
    answered: rx.Var[int]
    refused: rx.Var[bool]
    keeps: rx.Var[str]
    on_do: rx.EventHandler[_values]


def doing(
    *children: Any, action: str, known: Any, do: Any = None, stands: Any = "", class_name: str = "", **more: Any
) -> Element:
    """A form to `action`; `do` is the handler of the live page, None on paper; `more` are other fields of Doing."""
    if is_printing() or do is None:
        return el.form(*children, action=action, method="post", class_name=class_name or None)
    given = {"known": known, "stands": stands, "on_do": do, **more}
    return Doing.create(el.group(*children), action=action, class_name=class_name, **given)


def posting(*children: Any, action: str, class_name: str = "") -> Element:
    """A form that always posts, whoever reads (Reflex's own form would not)."""
    if is_printing():
        return el.form(*children, action=action, method="post", class_name=class_name)
    return Doing.create(el.group(*children), action=action, known=False, class_name=class_name)


def sending(*children: Any, action: str, class_name: str = "") -> Element:
    """A form that sends a file; it always posts (Reflex's own form would not)."""
    if is_printing():
        return el.form(*children, action=action, method="post", enc_type="multipart/form-data", class_name=class_name)
    kind = {"encType": "multipart/form-data"}
    return Doing.create(el.group(*children), action=action, known=False, class_name=class_name, custom_attrs=kind)


def hidden(name: str, value: Any) -> Element:
    """A field that goes along."""
    return el.input(type="hidden", name=name, value=value)
