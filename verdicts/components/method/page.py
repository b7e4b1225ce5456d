"""How every number is made: contents beside the text."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, each, has, when
from verdicts.components.layout import column
from verdicts.components.marks import reviewer_mark
from verdicts.views.method import MethodSectionView, MethodView, PointView
from verdicts.views.parts import LinkView, ReviewerView


def _persona(who: ReviewerView | Any) -> Element:
    name = el.dt(reviewer_mark(who), who.name, class_name="flex items-center gap-2 font-semibold")
    return _row(name, el.dd(who.question, class_name="text-ink-2"))


def _point(point: PointView | Any) -> Element:
    return _row(el.dt(point.term, class_name="font-semibold"), el.dd(point.said))


def _row(term: Any, said: Any) -> Element:
    look = "grid gap-x-6 gap-y-1 border-t border-rule py-2.5 text-ui md:grid-cols-[11rem_minmax(0,1fr)] md:text-body"
    return el.div(term, said, class_name=look)


def _section(part: MethodSectionView | Any) -> Element:
    said = el.div(
        each(part.paragraphs, lambda text: el.p(text)),
        class_name="grid gap-4 font-serif text-take md:text-lead",
    )
    personas = el.dl(each(part.personas, _persona), class_name="mt-6 border-b border-rule")
    points = el.dl(each(part.points, _point), class_name="mt-6 border-b border-rule")
    return el.section(
        el.h2(part.title, id=f"{part.id}-h", class_name="pb-5 text-head font-semibold font-stretch-[92%]"),
        said,
        when(has(part.personas), personas),
        when(has(part.points), points),
        id=part.id,
        aria_labelledby=f"{part.id}-h",
        class_name="method-part mt-12 border-t-2 border-ink pt-3 first:mt-0",
    )


def _entry(link: LinkView | Any) -> Element:
    return el.li(el.a(link.label, href=link.href, class_name="block py-1.5 hover:underline"))


def method_page(view: MethodView | Any) -> Element:
    """Title, contents, sections."""
    title = el.h1(
        "How every number is made",
        class_name="pt-10 font-serif text-display font-normal tracking-[-.015em] md:pt-14",
    )
    contents = el.nav(
        el.ol(each(view.contents, _entry)),
        aria_label="On this page",
        class_name="no-print border-t-2 border-ink pt-2 text-ui md:sticky md:top-4 md:self-start",
    )
    return column(
        title,
        el.p(view.said, class_name="mt-4 max-w-[62ch] text-body text-ink-2"),
        el.div(
            contents,
            el.div(each(view.sections, _section), class_name="max-w-[46rem] min-w-0"),
            class_name="mt-10 grid gap-x-(--gap) gap-y-10 md:mt-14 md:grid-cols-[var(--label)_minmax(0,1fr)]",
        ),
    )
