"""/desk/history/<slug>: a tool's revisions, what differs between two of them, and the way to restore one."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.asking import asking
from verdicts.components.desk.acts import HistoryActs
from verdicts.components.desk.history_diff import parts
from verdicts.components.desk.nav import desk_nav
from verdicts.components.desk.parts import barred, said
from verdicts.components.doing import doing, hidden
from verdicts.components.el import Element, choose, each, has, when
from verdicts.components.icons import icon
from verdicts.components.layout import column, section
from verdicts.views.desk_history import HistoryView, RevisionView


def history_page(view: HistoryView | Any, acts: HistoryActs) -> Element:
    """The whole page."""
    gone = el.div(
        el.h1("There is no such tool", class_name="mt-8 text-title font-semibold font-stretch-[86%]"),
        el.p("It has no history here.", class_name="mt-2 text-body text-ink-2"),
        el.p(el.a("To the desk", href="/desk", class_name="btn"), class_name="mt-4"),
    )
    return column(when(view.barred, barred(), when(view.gone, gone, _history(view, acts))))


def _history(view: HistoryView | Any, acts: HistoryActs) -> Element:
    nothing = el.p(view.nothing, class_name="mt-6 font-serif text-lead")
    return el.div(
        desk_nav("/desk"),
        _head(view, acts),
        when(view.published != "", el.p(view.published, role="status", class_name="banner banner-good mt-4")),
        when(view.retired != "", _retired(view)),
        when(view.merged != "", el.p(view.merged, class_name="banner mt-4", dir="auto")),
        section("Revisions", _revisions(view, acts), id="revisions"),
        section("Compare two", _choice(view), id="compared", note=view.compared),
        when(view.nothing != "", nothing),
        when(has(view.between), _between(view)),
        parts(view.parts),
        said(acts.answer, None),
    )


def _head(view: HistoryView | Any, acts: HistoryActs) -> Element:
    words = when(view.merged == "", "View page", "View that tool")
    page = el.a(words, href=f"/tools/{view.slug}", class_name="btn")
    edit = el.button("Edit", type="button", class_name="btn", on_click=acts.edit)
    return el.div(
        el.h1("History of ", view.name, class_name="text-title font-semibold font-stretch-[86%]", dir="auto"),
        el.div(page, when(view.merged == "", edit), class_name="flex gap-2"),
        class_name="mt-4 flex flex-wrap items-start justify-between gap-4 border-t-2 border-ink pt-3",
    )


def _retired(view: HistoryView | Any) -> Element:
    """Why nothing can be restored, and the way to change that."""
    back = el.a("Bring it back", href=f"/desk/tools/{view.slug}#retire", class_name="btn")
    return el.div(icon("warn"), el.span(view.retired, dir="auto"), back, class_name="banner mt-4")


def _between(view: HistoryView | Any) -> Element:
    """What the editors said of what lies between the two, which no text of the tool tells."""
    return el.ul(each(view.between, lambda one: el.li(one, dir="auto")), class_name="mt-4 text-ui text-ink-2")


def _choice(view: HistoryView | Any) -> Element:
    """The two numbers, which stand in the address as well."""

    def number(name: str, label: str, value: Any) -> Element:
        field = el.input(
            id=name,
            name=name,
            input_mode="numeric",
            pattern="[0-9]+",
            max_length=9,
            default_value=value,
            key=value,
            class_name="field w-24 tabular-nums",
        )
        return el.div(el.label(label, html_for=name, class_name="block text-small text-ink-2"), field)

    return asking(
        number("old", "Revision", view.old),
        number("new", "with revision", view.new),
        el.button("Compare", type="submit", class_name="btn self-end"),
        action=f"/desk/history/{view.slug}",
        label="Compare two revisions",
        class_name="flex flex-wrap gap-3",
    )


def _revisions(view: HistoryView | Any, acts: HistoryActs) -> Element:
    newer = el.a("Newer", href=view.newer_href, class_name="btn")
    older = el.a("Older", href=view.older_href, class_name="btn")
    return el.div(
        el.ol(each(view.rows, lambda one: _row(one, view, acts)), class_name="border-b border-rule"),
        el.p(
            when(view.newer_href != "", newer),
            when(view.older_href != "", older),
            class_name="mt-4 flex gap-2",
        ),
    )


def _row(one: RevisionView | Any, view: HistoryView | Any, acts: HistoryActs) -> Element:
    quiet = "text-ink-2"
    how = el.p(
        one.means,
        when(one.by != "", el.span(", ", el.span(one.by, dir="auto"))),
        when(
            one.newest,
            el.span(choose(view.retired + view.merged != "", " · the newest", " · published now"), class_name=quiet),
        ),
        when(one.shown, el.span(" · compared below", class_name=quiet)),
        class_name="text-ui",
    )
    reason = el.p(one.reason, class_name="text-ui text-ink-2", dir="auto")
    look = el.a("Changes", el.span(" of revision ", one.number, class_name="sr-only"), href=one.href, class_name="btn")
    return el.li(
        el.p(
            el.span("Revision ", class_name="md:sr-only"), one.number, class_name="text-ui font-semibold tabular-nums"
        ),
        el.p(one.when, class_name="text-ui tabular-nums"),
        el.div(how, when(one.reason != "", reason), class_name="min-w-0"),
        el.div(look, when(one.restorable, _restore(one, view, acts)), class_name="flex gap-2 md:justify-end"),
        key=one.number,
        class_name="revision",
        data_shown=choose(one.shown, "true", "false"),
    )


def _restore(one: RevisionView | Any, view: HistoryView | Any, acts: HistoryActs) -> Element:
    """Folded: why, and the button that publishes it again."""
    ident = f"reason-{one.number}"
    form = doing(
        hidden("number", one.number),
        el.label("Why, shown in the public history (may be empty)", html_for=ident, class_name="text-small text-ink-2"),
        el.input(id=ident, name="reason", auto_complete="off", max_length=360, class_name="field mt-1"),
        el.p(
            "It is published at once, as it was then. A draft stays as it is.", class_name="my-2 text-small text-ink-2"
        ),
        el.button("Restore and publish", type="submit", class_name="btn btn-main"),
        action=f"/desk/history/{view.slug}",
        known=True,
        do=lambda values: acts.restore(values["number"], values["reason"]),
        class_name="swap-pop kept-pop p-3",
    )
    summary = el.summary("Restore", el.span(" revision ", one.number, class_name="sr-only"), class_name="btn list-none")
    return el.details(summary, form, class_name="swap")
