"""The page about the API: contents beside operations, shapes and problems. It is printed only."""

from __future__ import annotations

from verdicts.components import el
from verdicts.components.contents import text_page, text_row, text_section
from verdicts.components.el import Element, each, has, when
from verdicts.components.icons import icon
from verdicts.views.api import ApiSectionView, ApiView, FieldView, OperationView, ProblemView, ShapeView

_CODE = "font-mono text-small [overflow-wrap:anywhere]"
_LIST = "mt-3 border-b border-rule"


def _kind(one: FieldView) -> Element:
    return el.a(one.kind, href=f"#{one.of}", class_name="link") if one.of else el.span(one.kind)


def _field(one: FieldView) -> Element:
    """A name, what it holds, what it means."""
    said = el.dd(el.p(_kind(one), class_name="text-small text-ink-2"), when(one.said, el.p(one.said)))
    return text_row(el.dt(el.code(one.name, class_name=_CODE)), said)


def _code(text: str) -> Element:
    """A line for a terminal, and a press that copies it."""
    line = el.pre(
        el.code(text),
        class_name="min-w-0 flex-1 overflow-x-auto border border-rule p-2.5 font-mono text-small",
        tab_index="0",
        role="region",
        aria_label=f"Example: {text}",
    )
    copy = el.button(icon("copy"), "Copy", type="button", class_name="btn js-only", data_copy=text)
    return el.div(line, copy, class_name="mt-3 flex items-start gap-2")


def _operation(one: OperationView) -> Element:
    """An address with its parameters and what it answers."""
    path = el.code(f"GET {one.path}", class_name=_CODE)
    answered = el.p(
        "Answers ",
        el.a(one.shape, href=f"#{one.shape}", class_name="link") if one.shape else "text",
        f" as {one.media}.",
        class_name="text-ui text-ink-2",
    )
    return el.article(
        el.h3(one.summary, class_name="text-body font-semibold"),
        el.p(el.a(path, href=one.href, class_name="link") if one.href else path, class_name="mt-1"),
        when(one.said, el.p(one.said, class_name="mt-2 text-ui md:text-body")),
        answered,
        _code(one.code),
        when(has(one.parameters), el.dl(each(one.parameters, _field), class_name=_LIST)),
        id=one.id,
        class_name="mt-8",
    )


def _shape(one: ShapeView) -> Element:
    """An object with its fields."""
    return el.article(
        el.h3(one.name, class_name="text-body font-semibold"),
        el.p(one.said, class_name="mt-1 text-ui md:text-body"),
        el.dl(each(one.fields, _field), class_name=_LIST),
        id=one.id,
        class_name="mt-8",
    )


def _problem(one: ProblemView) -> Element:
    status = el.span(f"{one.status} ", class_name="tabular-nums")
    return text_row(el.dt(status, one.title, id=one.id, class_name="font-semibold"), el.dd(one.said))


def _section(part: ApiSectionView) -> Element:
    return text_section(
        part,
        when(part.code, _code(part.code)),
        when(has(part.problems), el.dl(each(part.problems, _problem), class_name="mt-6 border-b border-rule")),
        *(_operation(one) for one in part.operations),
        *(_shape(one) for one in part.shapes),
    )


def api_page(view: ApiView) -> Element:
    """Title, contents, sections."""
    return text_page("The API", view, _section)
