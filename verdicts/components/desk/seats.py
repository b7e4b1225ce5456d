"""/desk/reviewers: who sits on the panel, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from verdicts.components import el
from verdicts.components.desk.nav import desk_nav
from verdicts.components.desk.parts import barred, said
from verdicts.components.doing import doing, hidden
from verdicts.components.el import Element, choose, each, when
from verdicts.components.icons import icon
from verdicts.components.layout import column, section
from verdicts.components.marks import reviewer_mark
from verdicts.views.desk_reviewers import SeatsView, SeatView


@dataclass(frozen=True)
class SeatsActs:
    """Handlers, and what was answered last."""

    answer: Any
    add: Any
    rename: Any
    move: Any
    retire: Any


def seats_page(view: SeatsView | Any, acts: SeatsActs) -> Element:
    """The whole page."""
    return column(when(view.barred, barred(), _seats(view, acts)))


def _seats(view: SeatsView | Any, acts: SeatsActs) -> Element:
    head = el.div(
        el.h1("Reviewers", class_name="text-title font-semibold font-stretch-[86%]"),
        el.p(view.said, " Their order is that of every chart.", class_name="text-ui text-ink-2"),
        class_name="mt-4 border-t-2 border-ink pt-3",
    )
    full = el.p("Retire one to seat another.", class_name="text-ui text-ink-2")
    return el.div(
        desk_nav("/desk/reviewers"),
        head,
        el.ol(each(view.seats, lambda one: _seat(one, acts)), class_name="mt-4 border-b border-rule"),
        section("One more", when(view.full, full, _add(view, acts)), id="add"),
        said(acts.answer, None),
    )


def _seat(one: SeatView | Any, acts: SeatsActs) -> Element:
    key = one.who.key
    title = el.div(
        reviewer_mark(one.who),
        el.h2(one.who.name, class_name="text-ui font-semibold", dir="auto"),
        el.span(one.takes, class_name="text-small text-ink-2"),
        when(one.retired, el.span("Retired", class_name="text-small font-semibold")),
        el.div(_moves(one, acts), class_name="ms-auto flex"),
        class_name="flex flex-wrap items-center gap-2",
    )
    form = doing(
        hidden("key", key),
        _field("Name", key + "-name", "name", one.who.name, 200),
        _field("Question", key + "-question", "question", one.who.question, 400),
        _colour(key + "-accent", one.colours, one.accent),
        el.button("Save", type="submit", class_name="btn self-end"),
        action="/desk",
        known=True,
        do=lambda values: acts.rename(values["key"], values["name"], values["question"], values["accent"]),
        class_name="mt-2 flex flex-wrap gap-2",
    )
    return el.li(title, form, key=key, class_name="border-t border-rule py-4")


def _moves(one: SeatView | Any, acts: SeatsActs) -> list[Element]:
    key = one.who.key
    retire = el.button("Retire", type="button", class_name="btn btn-bare", on_click=acts.retire(key, True))
    back = el.button("Bring back", type="button", class_name="btn btn-bare", on_click=acts.retire(key, False))
    return [
        _move("Earlier: ", "up", one.who.name, one.first, acts.move(key, -1)),
        _move("Later: ", "down", one.who.name, one.last, acts.move(key, 1)),
        when(one.retired, back, retire),
    ]


def _move(words: str, mark: str, name: Any, end: Any, act: Any) -> Element:
    return el.button(
        icon(mark),
        el.span(words, name, class_name="sr-only"),
        type="button",
        disabled=end,
        class_name="btn btn-bare size-10 p-0",
        on_click=act,
    )


def _add(view: SeatsView | Any, acts: SeatsActs) -> Element:
    return doing(
        _field("Name", "new-name", "name", "", 200),
        _field("Question that it asks of every tool", "new-question", "question", "", 400),
        _field("Key (from the name where empty)", "new-key", "key", "", 40),
        _colour("new-accent", view.colours, "grey"),
        el.button(icon("plus"), "Add", type="submit", class_name="btn self-end"),
        action="/desk",
        known=True,
        do=lambda values: acts.add(values["key"], values["name"], values["question"], values["accent"]),
        class_name="flex flex-wrap gap-2",
    )


def _field(label: str, ident: Any, name: str, value: Any, most: int) -> Element:
    """The key makes what was saved elsewhere show."""
    words = el.label(label, html_for=ident, class_name="text-small text-ink-2")
    field = el.input(id=ident, name=name, default_value=value, key=value, max_length=most, class_name="field")
    return el.div(words, field, class_name="min-w-0 flex-1 basis-56")


def _colour(ident: Any, colours: Any, chosen: Any) -> Element:
    words = el.label("Colour", html_for=ident, class_name="text-small text-ink-2")
    options = each(colours, lambda one: el.option(choose(one == "grey", "neutral", one), value=one))
    field = el.select(options, id=ident, name="accent", default_value=chosen, key=chosen, class_name="field")
    return el.div(words, field, class_name="min-w-0 basis-32")
