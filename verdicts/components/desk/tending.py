"""/desk/tools/<slug>: a published tool as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from verdicts.components import el
from verdicts.components.desk.form import SENDS, answering, field
from verdicts.components.desk.nav import desk_nav
from verdicts.components.desk.parts import barred, said
from verdicts.components.doing import doing
from verdicts.components.el import Element, each, has, when
from verdicts.components.icons import icon
from verdicts.components.layout import column, section
from verdicts.views.desk import DeskRowView
from verdicts.views.desk_tending import TendingView


@dataclass(frozen=True)
class TendingActs:
    """Handlers, what was answered last, and what merging would do."""

    plan: Any
    answer: Any
    rename: Any
    retire: Any
    bring_back: Any
    foresee: Any
    merge: Any


def tending_page(view: TendingView | Any, acts: TendingActs) -> Element:
    """The whole page."""
    gone = el.div(
        el.h1("There is no tool at that address", class_name="mt-8 text-title font-semibold font-stretch-[86%]"),
        el.p("It was renamed, or merged into another one.", class_name="mt-2 text-body text-ink-2"),
        el.p(el.a("To the desk", href="/desk", class_name="btn"), class_name="mt-4"),
    )
    return column(when(view.barred, barred(), when(view.gone, gone, _tool(view, acts))))


def tool_link(one: DeskRowView | Any) -> Element:
    """The way here from a row of the list; a tool that was never published has none."""
    words = ("Manage", el.span(": ", one.name, class_name="sr-only"))
    return when(one.slug != "", el.a(*words, href=f"/desk/tools/{one.slug}", class_name="link text-ui"))


def _tool(view: TendingView | Any, acts: TendingActs) -> Element:
    head = el.div(
        el.h1(view.name, class_name="text-title font-semibold font-stretch-[86%]", dir="auto"),
        el.p(view.state, " ", el.a("View page", href=f"/tools/{view.slug}", class_name="link"), class_name="text-ui"),
        class_name="mt-4 border-t-2 border-ink pt-3",
    )
    return el.div(
        desk_nav("/desk"),
        head,
        section("Address", _address(view, acts), id="address"),
        section("Retire", when(view.retired, _back(acts), _retire(acts)), id="retire"),
        section("Merge", _merge(view, acts), id="merge"),
        said(acts.answer, None),
    )


def _address(view: TendingView | Any, acts: TendingActs) -> Element:
    old = el.p(
        "These lead here: ",
        each(view.former, lambda slug: el.span(f"/tools/{slug} ", class_name="wrap-anywhere")),
        class_name="mt-3 text-small text-ink-2",
    )
    form = answering(
        acts.answer,
        field(acts.answer, "Address", "rename", "slug", default_value=view.slug, max_length=200),
        _reason(acts, "rename"),
        el.button("Rename", type="submit", class_name=SENDS),
        do=lambda values: acts.rename(values["slug"], values["reason"]),
        class_name="flex flex-wrap gap-2",
    )
    stays = "The present address leads to the new one. Votes, picks and bookmarks stay."
    return el.div(form, el.p(stays, class_name="mt-2 text-small text-ink-2"), when(has(view.former), old))


def _retire(acts: TendingActs) -> Element:
    stays = "It stays readable and says that it is retired. It leaves lists and ladder, and takes no more votes."
    return _with_reason(acts, "retire", "Retire", stays, acts.retire)


def _back(acts: TendingActs) -> Element:
    stays = "It takes votes again; those that it had still count."
    return _with_reason(acts, "back", "Bring it back", stays, acts.bring_back)


def _with_reason(acts: TendingActs, ident: str, button: str, stays: str, act: Any) -> Element:
    form = answering(
        acts.answer,
        _reason(acts, ident),
        el.button(button, type="submit", class_name=SENDS),
        do=lambda values: act(values["reason"]),
        class_name="flex flex-wrap gap-2",
    )
    return el.div(form, el.p(stays, class_name="mt-2 text-small text-ink-2"))


def _merge(view: TendingView | Any, acts: TendingActs) -> Element:
    others = (
        el.option("Choose a tool", value=""),
        each(view.others, lambda one: el.option(one.label, value=one.href)),
    )
    ask = doing(
        field(acts.answer, "It is the same as", "merge", "into", others, make=el.select),
        el.button("See what happens", type="submit", class_name=SENDS),
        action="/desk",
        known=True,
        do=lambda values: acts.foresee(values["into"]),
        class_name="flex flex-wrap gap-2",
    )
    merged = el.ul(
        each(view.merged, lambda one: el.li("Merged into it: ", el.a(one.label, href=one.href, class_name="link"))),
        class_name="mt-3 text-small",
    )
    return el.div(ask, when(acts.plan.said != "", _planned(view, acts)), when(has(view.merged), merged))


def _planned(view: TendingView | Any, acts: TendingActs) -> Element:
    typed = el.group("Type ", el.strong(view.name), " to merge it")
    form = answering(
        acts.answer,
        field(acts.answer, typed, "merge", "typed", auto_complete="off", max_length=200),
        _reason(acts, "merge"),
        el.button(acts.plan.button, type="submit", class_name=f"{SENDS} border-skip text-skip"),
        do=lambda values: acts.merge(values["typed"], values["reason"]),
        class_name="mt-3 flex flex-wrap gap-2",
    )
    banner = el.div(
        icon("warn"), el.span(acts.plan.said, dir="auto"), role="status", class_name="banner banner-bad mt-3"
    )
    return el.div(banner, when(acts.plan.can, form))


def _reason(acts: TendingActs, form: str) -> Element:
    label = "Why, shown in the public history (may be empty)"
    return field(acts.answer, label, form, "reason", auto_complete="off", max_length=400)
