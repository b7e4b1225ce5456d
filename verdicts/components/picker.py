"""The picker: name tools, go to their comparison."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.asking import asking
from verdicts.components.combobox import Looking, combobox
from verdicts.components.el import Element, each, has, when
from verdicts.components.icons import icon
from verdicts.components.marks import key
from verdicts.views.parts import LinkView
from verdicts.views.picker import FieldView, KeptView, PickerFormView


def _meant(link: LinkView | Any) -> Element:
    return el.li(el.a(link.label, href=link.href, class_name="link", dir="auto"))


def _error(of: FieldView | Any) -> Element:
    near = el.ul(each(of.meant, _meant), class_name="or-list text-ink")
    said = el.div(el.span(of.error), " ", when(has(of.meant), near), class_name="min-w-0", dir="auto")
    wrong = el.div(icon("warn"), said, class_name="flex items-start gap-2 text-skip")
    return el.div(when(of.error != "", wrong), id=of.error_id, class_name="pick-error min-w-0 text-ui")


def _field(of: FieldView | Any, looking: Looking | None) -> Element:
    mark = el.span(
        key(of.i, of.letter), class_name="pointer-events-none absolute start-4 top-0 z-10 flex h-14 items-center"
    )
    return el.div(
        el.label(of.label, html_for=of.id, class_name="sr-only"),
        el.div(mark, combobox(of, looking), class_name="relative"),
        _error(of),
        class_name="pick-field min-w-0 flex-1",
    )


def _kept(kept: KeptView | Any) -> Element:
    return el.li(
        el.input(type="hidden", name="with", value=kept.slug),
        key(kept.i, kept.letter),
        el.span(kept.name, class_name="min-w-0 truncate font-semibold", dir="auto"),
        el.a(
            icon("x"),
            href=kept.without_href,
            class_name="btn btn-bare -my-1 ms-auto size-10 flex-none p-0",
            aria_label=f"Remove {kept.name}",
        ),
        class_name="flex min-w-0 items-center gap-3 border-t border-rule py-2 text-ui md:text-body",
    )


def _asked(link: LinkView | Any) -> Element:
    return el.a(link.label, href=link.href, class_name="link min-w-0 text-ink", dir="auto")


def picker(form: PickerFormView | Any, looking: Looking | None = None) -> Element:
    """The form with its fields, and pairs to try. `looking` makes it live."""
    kept = el.div(
        el.p("Compared so far", class_name="pb-2 text-small text-ink-2"),
        el.ul(each(form.kept, _kept), class_name="border-b border-rule"),
        class_name="mb-4 max-w-xl",
    )
    problem = el.p(icon("warn"), el.span(form.problem), class_name="banner banner-warn mb-4", role="alert")
    go = el.button("Compare ", icon("next"), type="submit", class_name="btn btn-main h-14 flex-none px-7 text-body")
    fields = el.div(each(form.fields, lambda of: _field(of, looking)), go, class_name="pick-fields")
    asked = el.p(
        el.span("Try:"),
        each(form.asked, _asked),
        class_name="mt-4 flex flex-wrap gap-x-5 gap-y-2 text-ui text-ink-2",
    )
    return el.div(
        when(form.problem != "", problem),
        asking(
            when(has(form.kept), kept),
            when(has(form.fields), fields),
            each(form.along, lambda pair: el.input(type="hidden", name=pair[0], value=pair[1])),
            action="/compare",
            label="Compare tools",
            ask=None if looking is None else looking.ask,
        ),
        when(has(form.asked), asked),
    )
