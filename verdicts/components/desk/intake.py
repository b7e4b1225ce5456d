"""/desk/import: a file, what it would do row by row, and the button that does it."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.desk.nav import desk_nav
from verdicts.components.desk.parts import barred, head, said
from verdicts.components.doing import sending
from verdicts.components.el import Element, each, has, when
from verdicts.components.icons import icon
from verdicts.components.layout import column, section
from verdicts.views.desk_intake import BroughtRowView, ChangeView, IntakeView, MadeView, SlipView

TEMPLATES = ("tools", "facts", "prices")  # to begin with; as `desk.intake.columns` has them
TABLE = "slug,label,value,source,month\nollama,Version,0.40,https://a.example,2026-11"
ROWS = """[{"slug": "ollama", "label": "Version",
  "value": "0.40", "month": "2026-11",
  "source": "https://a.example"}]"""
TOOLS = """[{"slug": "ollama",
  "tagline": "One line on what it is"}]"""


def intake_page(view: IntakeView | Any, answer: Any, make: Any) -> Element:
    """The whole page; `make` gets whether rows with errors are left out."""
    return column(when(view.barred, barred(), _page(view, answer, make)))


def _page(view: IntakeView | Any, answer: Any, make: Any) -> Element:
    broken = el.p(
        icon("warn"),
        el.span(el.strong(view.name, class_name="font-semibold"), " ", view.broken, "."),
        role="alert",
        class_name="banner mt-8",
        dir="auto",
    )
    return el.div(
        desk_nav("/desk/import"),
        head("Import", "A file is shown first, row by row. Then it becomes drafts; nothing publishes itself."),
        when(view.broken != "", broken),
        when(view.file > 0, _file(view, make)),
        when(has(view.made), _made(view)),
        _bring(),
        said(answer, None),
    )


def _made(view: IntakeView | Any) -> Element:
    """The drafts that came of the file, each a way to its first field that lacks."""

    def one(made: MadeView | Any) -> Element:
        return el.li(
            el.div(
                el.p(made.name, class_name="text-body font-semibold break-words", dir="auto"),
                el.p(made.state, class_name="text-small text-ink-2"),
                class_name="min-w-0 flex-1",
            ),
            el.a("Edit", el.span(" ", made.name, class_name="sr-only"), href=made.href, class_name="btn"),
            key=made.href,
            class_name="flex items-center gap-5 border-t border-rule py-2.5",
        )

    note = "“Edit” leads to the first field to fix."
    return section("Drafts made", el.ul(each(view.made, one), class_name="border-b border-rule"), id="made", note=note)


def _bring() -> Element:
    form = sending(
        el.label("A file, CSV or JSON, up to 2 MB", html_for="file", class_name="text-small text-ink-2"),
        el.input(id="file", name="file", type="file", accept=".csv,.tsv,.txt,.json", class_name="field mt-1"),
        el.label("Or paste it", html_for="text", class_name="mt-4 block text-small text-ink-2"),
        el.textarea(
            id="text", name="text", rows=6, spell_check=False, class_name="field mt-1 block font-mono text-small"
        ),
        el.button("Look at it", type="submit", class_name="btn btn-main mt-4"),
        action="/desk/import",
        class_name="min-w-0",
    )
    notes = el.div(
        el.h3("Tables", class_name="text-ui font-semibold"),
        el.p("Commas, semicolons or tabs; headings in any order; an empty cell changes nothing.", class_name="text-ui"),
        el.ul(*map(_template, TEMPLATES), class_name="mt-1 flex gap-x-4 text-ui"),
        el.p("Facts, for example:", class_name="mt-2 text-small text-ink-2"),
        _example(TABLE),
        el.h3("JSON", class_name="mt-6 text-ui font-semibold"),
        el.p("Rows of facts or prices, with the names of a table’s columns:", class_name="text-ui"),
        _example(ROWS),
        el.p(
            "Or tools in the shape of catalogue files, one or a list. A key that is left out changes nothing; a list "
            "that is given (facts, prices, panel) takes the place of the one that is there:",
            class_name="mt-3 text-ui",
        ),
        _example(TOOLS),
        class_name="min-w-0",
    )
    return section("Bring a file", el.div(form, notes, class_name="intake-bring"), id="bring")


def _example(text: str) -> Element:
    return el.pre(text, class_name="intake-example")


def _template(name: str) -> Element:
    return el.li(el.a(f"{name.title()}.csv", href=f"/desk/import/{name}.csv", class_name="link"))


def _file(view: IntakeView | Any, make: Any) -> Element:
    acts = el.div(
        when(view.all != "", el.button(view.all, type="button", class_name="btn btn-main", on_click=make(False))),
        when(view.some != "", el.button(view.some, type="button", class_name="btn btn-main", on_click=make(True))),
        when(
            view.refused != "",
            el.p(
                icon("warn"),
                view.refused,
                ". Fix the file and import it again, or leave them out.",
                class_name="cell-fault",
            ),
        ),
        class_name="flex flex-wrap items-center gap-x-4 gap-y-2 pb-5",
    )
    table = el.ol(each(view.rows, _row), class_name="border-b border-rule")
    notes = el.ul(each(view.notes, lambda note: el.li(note, dir="auto")), class_name="pb-4 text-ui")
    return section(
        view.name,
        when(has(view.notes), notes),
        acts,
        table,
        when(view.more != "", el.p(view.more, class_name="mt-4 text-ui text-ink-2")),
        id="looked-at",
        note=view.said,
    )


def _row(one: BroughtRowView | Any) -> Element:
    return el.li(
        el.p(el.span("Line ", class_name="sr-only"), one.line, class_name="text-small text-ink-2 tabular-nums"),
        el.div(
            el.p(one.title, class_name="text-body font-semibold break-words", dir="auto"),
            el.p(one.slug, class_name="text-small text-ink-2 break-words"),
            class_name="min-w-0",
        ),
        el.p(one.word, class_name="text-ui", data_mark=one.mark),
        el.div(
            el.ul(each(one.slips, _slip)),
            el.ul(each(one.changes, _change), class_name="text-ui"),
            when(one.more != "", el.p(one.more, class_name="text-small text-ink-2")),
            class_name="intake-told",
        ),
        class_name="intake-row border-t border-rule py-3",
    )


def _slip(one: SlipView | Any) -> Element:
    words = el.span(
        when(one.column != "", el.strong(one.column, " ", class_name="font-semibold")), one.reason, dir="auto"
    )
    return el.li(icon("warn"), words, class_name="cell-fault")


def _change(one: ChangeView | Any) -> Element:
    return el.li(
        el.span(one.name, class_name="text-ink-2"),
        " ",
        when(one.before != "", el.s(one.before, dir="auto", class_name="decoration-ink-2")),
        " ",
        when(one.after != "", el.ins(one.after, dir="auto", class_name="no-underline")),
        when(one.both, el.span(" both kept; choose one in the draft", class_name="text-small text-ink-2")),
        class_name="break-words",
    )
