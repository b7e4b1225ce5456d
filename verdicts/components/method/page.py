"""How every number is made: contents beside the text."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.claims import claim
from verdicts.components.contents import text_page, text_row, text_section
from verdicts.components.el import Element, each, has, when
from verdicts.components.marks import reviewer_mark
from verdicts.views.claims import ToldView
from verdicts.views.method import ExcludedView, MethodSectionView, MethodView, PointView
from verdicts.views.parts import ReviewerView

NOTHING = ExcludedView()


def _persona(who: ReviewerView | Any) -> Element:
    name = el.dt(reviewer_mark(who), who.name, class_name="flex items-center gap-2 font-semibold")
    return text_row(name, el.dd(who.question, class_name="text-ink-2"))


def _point(point: PointView | Any) -> Element:
    return text_row(el.dt(point.term, class_name="font-semibold"), el.dd(point.said))


def _told(one: ToldView | Any) -> Element:
    who = el.p(one.who, class_name="font-semibold")
    on = el.p("on ", el.a(one.tool, href=one.href, class_name="link", dir="auto"), class_name="text-small text-ink-2")
    return el.li(text_row(el.div(who, on), claim(one.claim)))


def _excluded(excluded: ExcludedView | Any) -> Element:
    """What is left out of the numbers, and why: part of how votes are kept."""
    reasons = el.dl(each(excluded.reasons, _point), class_name="mt-3 border-b border-rule")
    return el.div(
        el.p(excluded.said, class_name="mt-6 font-semibold tabular-nums"),
        when(has(excluded.reasons), reasons),
        id="excluded",
    )


def _section(part: MethodSectionView | Any, excluded: ExcludedView | Any) -> Element:
    personas = el.dl(each(part.personas, _persona), class_name="mt-6 border-b border-rule")
    points = el.dl(each(part.points, _point), class_name="mt-6 border-b border-rule")
    told = el.ul(each(part.told, _told), class_name="mt-6 border-b border-rule")
    rows = ((part.personas, personas), (part.points, points), (part.told, told))
    left_out = when(part.id == "votes", _excluded(excluded))
    return text_section(part, *(when(has(found), drawn) for found, drawn in rows), left_out)


def method_page(view: MethodView | Any, excluded: ExcludedView | Any = NOTHING) -> Element:
    """Title, contents, sections."""
    return text_page("How every number is made", view, lambda part: _section(part, excluded))
