"""A page of text: its contents stand beside its sections and stay there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, each, when
from verdicts.components.layout import column
from verdicts.views.parts import LinkView


def text_section(part: Any, *rows: Any) -> Element:
    """A section with its paragraphs, and `rows` under them. `part` has id, title and paragraphs."""
    said = el.div(
        each(part.paragraphs, lambda text: el.p(text)),
        class_name="grid gap-4 font-serif text-take md:text-lead",
    )
    return el.section(
        el.h2(part.title, id=f"{part.id}-h", class_name="pb-5 text-head font-semibold font-stretch-[92%]"),
        said,
        *rows,
        id=part.id,
        aria_labelledby=f"{part.id}-h",
        class_name="method-part mt-12 border-t-2 border-ink pt-3 first:mt-0",
    )


def text_row(term: Any, *said: Any) -> Element:
    """A term and what is said of it."""
    look = "grid gap-x-6 gap-y-1 border-t border-rule py-2.5 text-ui md:grid-cols-[11rem_minmax(0,1fr)] md:text-body"
    return el.div(term, *said, class_name=look)


def _entry(link: LinkView | Any) -> Element:
    """A section; one with a note is a part of the section before it."""
    part = el.a(link.label, href=link.href, title=link.note, class_name="block py-1 ps-4 text-small hover:underline")
    return el.li(
        when(link.note != "", part, el.a(link.label, href=link.href, class_name="block py-1.5 hover:underline"))
    )


def text_page(title: str, view: Any, section: Callable[[Any], Element]) -> Element:
    """Title, contents, sections. `view` has said, contents and sections."""
    heading = el.h1(title, class_name="pt-10 font-serif text-display font-normal tracking-[-.015em] md:pt-14")
    contents = el.nav(
        el.ol(each(view.contents, _entry)),
        aria_label="On this page",
        class_name="no-print border-t-2 border-ink pt-2 text-ui md:sticky md:top-4 md:max-h-[calc(100vh-2rem)] md:self-start md:overflow-y-auto",
    )
    return column(
        heading,
        el.p(view.said, class_name="mt-4 max-w-[62ch] text-body text-ink-2"),
        el.div(
            contents,
            el.div(each(view.sections, section), class_name="max-w-[46rem] min-w-0"),
            class_name="mt-10 grid gap-x-(--gap) gap-y-10 md:mt-14 md:grid-cols-[var(--label)_minmax(0,1fr)]",
        ),
    )
