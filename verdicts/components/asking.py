"""A form that asks with GET: plain on paper, answered without a page load once the page is live."""

from __future__ import annotations

from typing import Any

import reflex as rx

from verdicts.components import el
from verdicts.components.el import Element, is_printing


def _query(query: rx.Var[str]) -> list[rx.Var[str]]:
    return [query]


class Asking(rx.Component):
    """`on_ask` gets the form's query string; without it the page of `action` opens client-side."""

    library = "$/public/js/asking.js"
    tag = "Asking"
    action: rx.Var[str]
    on_ask: rx.EventHandler[_query]


def asking(*children: Any, action: str, label: Any, ask: Any = None, class_name: str = "") -> Element:
    """A search form to `action`."""
    if is_printing():
        about = {"role": "search", "aria_label": label, "class_name": class_name or None}
        return el.form(*children, action=action, method="get", **about)
    live = {} if ask is None else {"on_ask": ask}
    attributes = {"role": "search", "aria-label": label}
    return Asking.create(el.group(*children), action=action, class_name=class_name, custom_attrs=attributes, **live)
