"""The form by which a wrong fact is reported: the tool first, then what is wrong. Both work without scripts."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.asking import asking
from verdicts.components.doing import hidden, posting
from verdicts.components.el import Element, choose, each, has, when
from verdicts.domain.corrections import LONGEST_TEXT
from verdicts.views.corrections import AboutView, CorrectionsView, TypedView
from verdicts.views.parts import LinkView

PATH = "/corrections"
_LABEL = "text-ui font-semibold"
_FAULT = "text-ui text-skip empty:hidden"


def report_form(view: CorrectionsView | Any) -> Element:
    """The whole form."""
    return when(view.tool != "", _report(view), _which(view))


def _which(view: CorrectionsView | Any) -> Element:
    field = el.input(
        id="tool",
        name="tool",
        key=view.key,
        default_value=view.typed,
        auto_complete="off",
        max_length=100,
        required=True,
        aria_describedby="tool-fault",
        class_name="field min-w-0 flex-1",
    )
    return asking(
        el.label("Which tool is it about?", html_for="tool", class_name=_LABEL),
        el.div(field, el.button("Go on", type="submit", class_name="btn btn-main"), class_name="mt-1.5 flex gap-2"),
        el.p(view.unknown, id="tool-fault", class_name="mt-3 text-ui empty:hidden"),
        when(has(view.found), el.ul(each(view.found, _found), class_name="mt-2 border-b border-rule")),
        action=PATH,
        label="Find the tool",
        class_name="max-w-[34rem]",
    )


def _found(link: LinkView | Any) -> Element:
    return el.li(
        el.a(link.label, href=link.href, class_name="link font-semibold", dir="auto"),
        el.span(link.note, class_name="ms-3 text-small text-ink-2", dir="auto"),
        class_name="border-t border-rule py-2.5 text-ui",
    )


def _report(view: CorrectionsView | Any) -> Element:
    about = el.p(
        "About ",
        el.a(view.name, href=view.href, class_name="link font-semibold", dir="auto"),
        ". ",
        el.a("Another tool", href=PATH, class_name="link text-ink-2"),
        class_name="text-body",
    )
    choice = el.select(
        each(view.abouts, _about),
        id="fact",
        name="fact",
        key=view.key,
        default_value=view.fact,
        class_name="field min-w-0",
    )
    return posting(
        hidden("tool", view.tool),
        about,
        el.div(el.label("Which fact", html_for="fact", class_name=_LABEL), choice, class_name="grid gap-1.5"),
        _text("wrong", "What is wrong", view.wrong, view.key),
        _text("right", "What is right", view.right, view.key),
        _source(view),
        el.div(el.button("Send the report", type="submit", class_name="btn btn-main min-h-11"), class_name="flex"),
        action=PATH,
        class_name="grid max-w-[34rem] gap-5",
    )


def _about(one: AboutView | Any) -> Element:
    return el.option(one.name, value=one.label)


def _text(name: str, label: str, typed: TypedView | Any, key: Any) -> Element:
    box = el.textarea(
        id=name,
        name=name,
        key=key,
        default_value=typed.text,
        rows="3",
        max_length=LONGEST_TEXT,
        required=True,
        aria_invalid=choose(typed.fault != "", "true", "false"),
        aria_describedby=f"{name}-fault",
        class_name="field min-h-24 py-2",
    )
    fault = el.p(typed.fault, id=f"{name}-fault", class_name=_FAULT)
    return el.div(el.label(label, html_for=name, class_name=_LABEL), box, fault, class_name="grid gap-1.5")


def _source(view: CorrectionsView | Any) -> Element:
    box = el.input(
        id="source",
        name="source",
        key=view.key,
        default_value=view.source.text,
        input_mode="url",
        auto_complete="off",
        max_length=2000,
        placeholder="https://",
        aria_invalid=choose(view.source.fault != "", "true", "false"),
        aria_describedby="source-fault",
        class_name="field",
    )
    return el.div(
        el.label(
            "Where it stands ",
            el.span("(a link, if you have one)", class_name="font-normal text-ink-2"),
            html_for="source",
            class_name=_LABEL,
        ),
        box,
        el.p(view.source.fault, id="source-fault", class_name=_FAULT),
        class_name="grid gap-1.5",
    )
