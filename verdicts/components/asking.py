"""A form that asks with GET: plain on paper, answered without a page load once the page is live."""

from __future__ import annotations

from typing import Any

import reflex as rx

from verdicts.components import el
from verdicts.components.el import Element, group, is_printing
from verdicts.components.icons import icon


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


def search_field(q: Any, label: str, placeholder: str, width: str, typed: Any = None, field: Any = None) -> Element:
    """The field of a search with its label; live it answers while somebody types. `field` is a key: a new one starts
    the field afresh."""
    live = {} if typed is None else {"on_change": typed, "key": field}
    box = el.input(
        id="q",
        name="q",
        type="search",
        default_value=q,
        auto_complete="off",
        max_length=100,
        placeholder=placeholder,
        class_name="field ps-10",
        **live,
    )
    glass = "pointer-events-none absolute inset-y-0 start-3 flex items-center text-ink-2"
    return group(
        el.label(label, html_for="q", class_name="sr-only"),
        el.div(el.span(icon("search"), class_name=glass), box, class_name=f"relative min-w-0 {width}"),
    )
