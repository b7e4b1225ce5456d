"""/desk/tools/<slug>: a published tool as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from verdicts.components import el
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
        el.h1("There is no tool of that address", class_name="mt-8 text-title font-semibold font-stretch-[86%]"),
        el.p("It was renamed, or merged into another one.", class_name="mt-2 text-body text-ink-2"),
        el.p(el.a("To the desk", href="/desk", class_name="btn"), class_name="mt-4"),
    )
    return column(when(view.barred, barred(), when(view.gone, gone, _tool(view, acts))))


def tool_link(one: DeskRowView | Any) -> Element:
    """The way here from a row of the list; a tool that was never published has none."""
    words = ("Address and more", el.span(": ", one.name, class_name="sr-only"))
    return when(one.slug != "", el.a(*words, href=f"/desk/tools/{one.slug}", class_name="link text-ui"))


def _tool(view: TendingView | Any, acts: TendingActs) -> Element:
    head = el.div(
        el.h1(view.name, class_name="text-title font-semibold font-stretch-[86%]", dir="auto"),
        el.p(view.state, " ", el.a("Its page", href=f"/tools/{view.slug}", class_name="link"), class_name="text-ui"),
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
    form = doing(
        _field("Address", "slug", el.input(id="slug", name="slug", default_value=view.slug, class_name="field")),
        _reason("rename"),
        el.button("Rename", type="submit", class_name="btn self-end"),
        action="/desk",
        known=True,
        do=lambda values: acts.rename(values["slug"], values["reason"]),
        class_name="flex flex-wrap gap-2",
    )
    stays = "The present address leads to the new one. Votes, picks and bookmarks stay."
    return el.div(form, el.p(stays, class_name="mt-2 text-small text-ink-2"), when(has(view.former), old))


def _retire(acts: TendingActs) -> Element:
    stays = "It stays readable and says that it is retired. It leaves lists and ladder, and takes no more votes."
    return _with_reason("retire", "Retire", stays, acts.retire)


def _back(acts: TendingActs) -> Element:
    return _with_reason(
        "back", "Bring it back", "It takes votes again; those that it had still count.", acts.bring_back
    )


def _with_reason(ident: str, button: str, stays: str, act: Any) -> Element:
    form = doing(
        _reason(ident),
        el.button(button, type="submit", class_name="btn self-end"),
        action="/desk",
        known=True,
        do=lambda values: act(values["reason"]),
        class_name="flex flex-wrap gap-2",
    )
    return el.div(form, el.p(stays, class_name="mt-2 text-small text-ink-2"))


def _merge(view: TendingView | Any, acts: TendingActs) -> Element:
    others = el.select(
        el.option("Choose a tool", value=""),
        each(view.others, lambda one: el.option(one.label, value=one.href)),
        id="into",
        key=view.slug,
        name="into",
        class_name="field",
    )
    ask = doing(
        _field("It is the same as", "into", others),
        el.button("See what happens", type="submit", class_name="btn self-end"),
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
    typed = el.input(id="typed", name="typed", auto_complete="off", max_length=200, class_name="field")
    form = doing(
        _field(el.group("Type ", el.strong(view.name), " to merge it"), "typed", typed),
        _reason("merge"),
        el.button(acts.plan.button, type="submit", class_name="btn self-end border-skip text-skip"),
        action="/desk",
        known=True,
        do=lambda values: acts.merge(values["typed"], values["reason"]),
        class_name="mt-3 flex flex-wrap gap-2",
    )
    banner = el.div(
        icon("warn"), el.span(acts.plan.said, dir="auto"), role="status", class_name="banner banner-bad mt-3"
    )
    return el.div(banner, when(acts.plan.can, form))


def _reason(ident: str) -> Element:
    field = el.input(id=f"{ident}-reason", name="reason", auto_complete="off", max_length=400, class_name="field")
    return _field("Why, for the history (may be empty)", f"{ident}-reason", field)


def _field(label: Any, ident: str, field: Element) -> Element:
    words = el.label(label, html_for=ident, class_name="text-small text-ink-2")
    return el.div(words, field, class_name="min-w-0 flex-1 basis-56")
