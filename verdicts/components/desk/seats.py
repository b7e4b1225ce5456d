"""/desk/reviewers: who sits on the panel, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from verdicts.components import el
from verdicts.components.desk.form import SENDS, answering, field, unsaved
from verdicts.components.desk.nav import desk_nav
from verdicts.components.desk.parts import barred, said
from verdicts.components.doing import hidden
from verdicts.components.el import Element, choose, each, has, when
from verdicts.components.icons import icon
from verdicts.components.layout import column, section
from verdicts.components.marks import reviewer_mark
from verdicts.views.desk_reviewers import SeatsView, SeatView

ROW = "border-t border-rule py-4"


@dataclass(frozen=True)
class SeatsActs:
    """Handlers, and what was answered last."""

    answer: Any
    add: Any
    rename: Any
    move: Any
    retire: Any
    undo: Any


def seats_page(view: SeatsView | Any, acts: SeatsActs) -> Element:
    """The whole page."""
    return column(when(view.barred, barred(), _seats(view, acts)))


def _seats(view: SeatsView | Any, acts: SeatsActs) -> Element:
    head = el.div(
        el.h1("Reviewers", class_name="text-title font-semibold font-stretch-[86%]"),
        el.p(view.said, " Charts show them in this order.", class_name="text-ui text-ink-2"),
        class_name="mt-4 border-t-2 border-ink pt-3",
    )
    full = el.p("Retire one to add another.", class_name="text-ui text-ink-2")
    gone = el.ol(each(view.retired, lambda one: _retired(one, acts)), class_name="border-b border-rule")
    return el.div(
        desk_nav("/desk/reviewers"),
        head,
        el.ol(each(view.seats, lambda one: _seat(one, acts)), class_name="mt-4 border-b border-rule"),
        section("Add a reviewer", when(view.full, full, _add(view, acts)), id="add"),
        when(has(view.retired), section("Retired", gone, id="retired")),
        said(acts.answer, acts.undo),
    )


def _seat(one: SeatView | Any, acts: SeatsActs) -> Element:
    key = one.who.key
    form = answering(
        acts.answer,
        hidden("key", key),
        _field(acts, "Name", f"seat-{key}", "name", one.who.name, 200),
        _field(acts, "Question", f"seat-{key}", "question", one.who.question, 400),
        _colour(acts, f"seat-{key}", one.colours, one.accent),
        el.button("Save", type="submit", class_name=SENDS),
        unsaved("Not saved yet"),
        do=lambda values: acts.rename(values["key"], values["name"], values["question"], values["accent"]),
        keeps=f"seat-{key}",
        class_name="mt-2 flex flex-wrap gap-2",
    )
    moves = (
        _move("Earlier: ", "up", one.who.name, one.first, acts.move(key, -1)),
        _move("Later: ", "down", one.who.name, one.last, acts.move(key, 1)),
    )
    return el.li(_title(el.h2, one, *moves, _retire("Retire", one, acts, True)), form, key=key, class_name=ROW)


def _retired(one: SeatView | Any, acts: SeatsActs) -> Element:
    return el.li(_title(el.h3, one, _retire("Bring back", one, acts, False)), key=one.who.key, class_name=ROW)


def _title(heading: Callable[..., Element], one: SeatView | Any, *acts: Element) -> Element:
    return el.div(
        reviewer_mark(one.who),
        heading(one.who.name, class_name="text-ui font-semibold", dir="auto"),
        el.span(one.takes, class_name="text-small text-ink-2"),
        el.div(*acts, class_name="ms-auto flex"),
        class_name="flex flex-wrap items-center gap-2",
    )


def _retire(words: str, one: SeatView | Any, acts: SeatsActs, retired: bool) -> Element:
    return el.button(
        words,
        el.span(" ", one.who.name, class_name="sr-only"),
        type="button",
        class_name="btn btn-bare",
        on_click=acts.retire(one.who.key, retired),
    )


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
    return answering(
        acts.answer,
        _field(acts, "Name", "new", "name", "", 200),
        _field(acts, "Question asked of every tool", "new", "question", "", 400),
        _field(acts, "Key (from the name where empty)", "new", "key", "", 40),
        _colour(acts, "new", view.colours, "grey"),
        el.button(icon("plus"), "Add", type="submit", class_name=SENDS),
        do=lambda values: acts.add(values["key"], values["name"], values["question"], values["accent"]),
        class_name="flex flex-wrap gap-2",
    )


def _field(acts: SeatsActs, label: str, form: Any, name: str, value: Any, most: int) -> Element:
    """The key makes what was saved elsewhere show."""
    return field(acts.answer, label, form, name, default_value=value, key=value, max_length=most)


def _colour(acts: SeatsActs, form: Any, colours: Any, chosen: Any) -> Element:
    options = each(colours, lambda one: el.option(choose(one == "grey", "neutral", one), value=one))
    more = {"make": el.select, "look": "basis-32", "default_value": chosen, "key": chosen}
    return field(acts.answer, "Colour", form, "accent", options, **more)
