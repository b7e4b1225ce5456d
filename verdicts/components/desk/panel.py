"""/desk/panels/<number>: who drafts and what it costs, the run while models write, the editor's takes beside it."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.desk.live import Focusing, saving
from verdicts.components.desk.nav import desk_nav
from verdicts.components.desk.panel_acts import PanelActs
from verdicts.components.desk.panel_run import run_part
from verdicts.components.desk.parts import barred, said
from verdicts.components.el import Element, choose, each, has, when
from verdicts.components.icons import icon
from verdicts.components.layout import column
from verdicts.components.marks import reviewer_mark
from verdicts.views.desk_panel import PanelDeskView, PoolView, RunView, SeatView

SMALL = "text-small text-ink-2"


def panel_page(view: PanelDeskView | Any, run: RunView | Any, acts: PanelActs) -> Element:
    """The whole page."""
    gone = el.div(
        el.h1("This draft no longer exists", class_name="mt-8 text-title font-semibold font-stretch-[86%]"),
        el.p("It was published or thrown away.", class_name="mt-2 text-body text-ink-2"),
        el.p(el.a("To the desk", href="/desk", class_name="btn"), class_name="mt-4"),
    )
    return column(when(view.barred, barred(), when(view.gone, gone, _desk(view, run, acts))))


def _desk(view: PanelDeskView | Any, run: RunView | Any, acts: PanelActs) -> Element:
    head = el.div(
        el.div(
            el.p(el.a(view.title, href=view.draft, class_name="link", dir="auto"), class_name=SMALL),
            el.h1("Panel", class_name="mt-1 text-title font-semibold font-stretch-[86%]"),
            saving(acts.written),
            class_name="min-w-0",
        ),
        el.a("Back to the draft", href=view.draft, class_name="btn"),
        class_name="mt-4 flex flex-wrap items-end justify-between gap-4 border-t-2 border-ink pt-3",
    )
    return el.div(
        desk_nav("/desk"),
        head,
        when(run.on, _stopping(run, acts), _setup(view, run, acts)),
        when(run.number > 0, run_part(view, run, acts)),
        said(acts.answer, acts.undo),
        Focusing.create(row="", turn=0),
    )


def _stopping(run: RunView | Any, acts: PanelActs) -> Element:
    return el.div(
        el.p(
            el.span(class_name="live", aria_hidden="true"),
            el.span(run.state, class_name="font-semibold"),
            el.span(run.about, class_name="text-ink-2"),
            el.span(run.cost, class_name="tabular-nums"),
            role="status",
            class_name="flex flex-wrap items-center gap-x-3 gap-y-1 text-ui",
        ),
        el.button("Stop the run", type="button", class_name="btn", on_click=acts.stop),
        class_name="mt-4 flex flex-wrap items-center justify-between gap-4",
    )


def _setup(view: PanelDeskView | Any, run: RunView | Any, acts: PanelActs) -> Element:
    """Reviewers, pool and money; what it will cost stands beside the button."""

    def seat(one: SeatView | Any) -> Element:
        ident = f"ask-{one.key}"
        box = el.input(
            type="checkbox", id=ident, checked=one.ticked, on_change=acts.tick(one.key), class_name="check size-5"
        )
        name = el.label(reviewer_mark(one.who), one.who.name, html_for=ident, class_name="flex items-center gap-2 py-2")
        return el.li(box, name, key=one.key, class_name="flex items-center gap-2 text-ui")

    who = _step(
        "1. Reviewers",
        el.ul(
            each(view.seats, seat),
            role="group",
            aria_label="Reviewers to ask",
            class_name="mt-1 flex flex-wrap gap-x-6",
        ),
    )
    cost = el.div(
        when(view.estimate != "", el.p(view.estimate, class_name="text-ui tabular-nums")),
        when(view.left != "", el.p(view.left, class_name=f"{SMALL} tabular-nums")),
        el.p(view.material, class_name=SMALL),
        when(view.lacks != "", el.p(icon("warn"), view.lacks, class_name="cell-fault")),
        class_name="mt-2 grid gap-1",
    )
    draft = _step("3. Draft", cost, _buttons(view, run, acts))
    return el.div(who, _step("2. Pool", _pool(view, acts)), draft, class_name="panel-setup")


def _step(title: str, *body: Element) -> Element:
    """One of the things to do before models write, in order."""
    return el.section(el.h2(title, class_name="text-ui font-semibold"), *body, class_name="min-w-0")


def _pool(view: PanelDeskView | Any, acts: PanelActs) -> Element:
    def option(one: PoolView | Any) -> Element:
        return el.option(one.name, when(one.lacks != "", " (not ready)"), value=one.name, disabled=one.lacks != "")

    choice = el.select(each(view.pools, option), id="pool", value=view.pool, on_change=acts.use, class_name="field")
    most = el.div(
        el.label("At most, ", view.currency, html_for="most", class_name=SMALL),
        el.input(
            id="most", default_value=view.most, key=f"{view.pool}{view.most}", on_change=acts.allow,
            input_mode="decimal", auto_complete="off", max_length=20, class_name="field tabular-nums",
        ),
        class_name="cell w-32",
    )  # fmt: skip
    return el.div(
        el.div(
            el.label("Who answers", html_for="pool", class_name=SMALL),
            choice,
            el.p(view.about_pool, class_name=f"mt-1 {SMALL}"),
            class_name="cell min-w-48",
        ),
        when(view.most != "", most),
        class_name="mt-2 flex flex-wrap gap-4",
    )


def _buttons(view: PanelDeskView | Any, run: RunView | Any, acts: PanelActs) -> Element:
    begin = el.button(
        when(run.number > 0, "Draft again", "Draft the panel"),
        type="button",
        class_name=choose(run.number > 0, "btn", "btn btn-main"),
        disabled=view.lacks != "",
        on_click=acts.begin,
    )
    rest = el.button("Draft the missing takes", type="button", class_name="btn", on_click=acts.begin_without)
    return el.div(begin, when(has(view.without), rest), class_name="mt-3 flex flex-wrap items-start gap-2")
