"""Choosing another tool in place: a menu that works as links and a form, and as you type once the page is live."""

from __future__ import annotations

from typing import Any

import reflex as rx

from verdicts.components import el
from verdicts.components.along import hidden_along, query_along
from verdicts.components.asking import asking
from verdicts.components.el import Element, each, has, when
from verdicts.components.icons import icon
from verdicts.views.parts import ChoiceView


def _choice(choice: ChoiceView | Any, query: str | Any) -> Element:
    return el.li(
        el.a(
            el.span(choice.name, class_name="min-w-0 font-semibold", dir="auto"),
            el.span(choice.category, class_name="min-w-0 text-small text-ink-2", dir="auto"),
            href=choice.href + query,
            prevent_scroll_reset=True,
            class_name="flex flex-wrap items-baseline gap-x-3 border-t border-rule px-3 py-2.5 text-ui hover:bg-sunk",
        )
    )


def _field(id: Any, send: str, on_change: Any) -> Element:
    live = {} if on_change is None else {"on_change": on_change}
    return el.div(
        el.label("Name a tool", html_for=id, class_name="text-small text-ink-2"),
        el.div(
            el.input(
                id=id,
                name="add",
                type="search",
                auto_complete="off",
                required=True,
                class_name="field",
                max_length=100,
                **live,
            ),
            el.button(send, type="submit", class_name="btn"),
            class_name="mt-1 flex gap-2",
        ),
        class_name="p-3",
    )


def swap_menu(
    word: str, glyph: str, label: Any, id: Any, others: Any, choices: Any, search: Any = None, along: Any = None
) -> Element:
    """A button that opens a search field over `choices`. `others` are the slugs that stay on the page.

    The form is sent by the first word of `word`: Replace, Add, Compare.

    `search` is (on_change, on_ask) of the live page: what was typed, and the query string of the form that was sent.
    On paper the form is a plain GET to the picker. `along` is what goes along to whatever is chosen.
    """
    change, ask = search or (None, None)
    kept = each(others, lambda slug: el.input(type="hidden", name="with", value=slug))
    empty = el.li("No tool by that name.", class_name="border-t border-rule p-3 text-ui text-ink-2")
    query, carried = ("", None) if along is None else (query_along(along), hidden_along(along))
    found = when(has(choices), each(choices, lambda one: _choice(one, query)), empty)
    listing = el.ul(found, class_name="max-h-[21.5rem] overflow-y-auto pb-2")
    field = _field(id, word.partition(" ")[0], change)
    body = asking(kept, field, carried, listing, action="/compare", label=label, ask=ask)
    anew = {"key": label} if isinstance(label, rx.Var) else {}  # another tool's menu starts closed and empty
    return el.details(
        el.summary(icon(glyph), word, class_name="btn list-none", aria_label=label),
        el.div(body, class_name="swap-pop"),
        class_name="swap",
        **anew,
    )
