"""The cost lens of a page: the form of the workload and what it costs."""

from __future__ import annotations

import math
from typing import Any

import reflex as rx

from verdicts.components import el
from verdicts.components.costing.chart import chart
from verdicts.components.el import Element, is_printing, when
from verdicts.components.layout import section
from verdicts.components.marks import key
from verdicts.views.costing import CostView, FieldView, GroupView, LensView, PaidView, ShownView, UnsourcedView

NOTE = "What your workload would cost a month by sourced prices. A month is 30 days; no currency is converted."


class Lens(rx.Component):
    """The live lens: `lens` is LensView. It keeps the workload in the address by itself and asks no server."""

    library = "$/public/js/lens.js"
    tag = "Lens"
    lens: rx.Var[LensView]


def cost_lens(lens: LensView | Any, along: Element = None) -> Element:
    """The section; where no tool has a price it says that alone. `along` are hidden fields of the form."""
    nothing = el.p(lens.nothing, class_name="text-ui text-ink-2", dir="auto")
    body = _printed(lens, along) if is_printing() else Lens.create(el.group(along), lens=lens)
    return section("Cost lens", when(lens.priced, body, nothing), id="cost", note=NOTE)


def _printed(lens: LensView, along: Element) -> Element:
    """Nothing where nothing was worked out: in the preview of a draft the live lens does that."""
    if not lens.shown.groups and not lens.shown.unsourced:
        return el.div()
    return el.div(_form(lens, along) if lens.fields else None, _shown(lens.shown), class_name="lens")


def _form(lens: LensView, along: Element) -> Element:
    fields = [_field(one, value) for one, value in zip(lens.fields, lens.shown.values, strict=True)]
    kept = [el.input(type="hidden", name=name, value=value) for name, value in lens.shown.kept]
    send = el.button("Work it out", type="submit", class_name="btn plain-only")
    return el.form(
        *fields, *kept, along, send, method="get", action=f"{lens.path}#cost", class_name="lens-form no-print"
    )


def _field(field: FieldView, value: str) -> Element:
    name = f"lens-{field.key}"
    bounds = {"min": str(field.least), "max": str(field.most), "step": "1", "auto_complete": "off"}
    box = el.input(id=name, name=field.key, type="number", value=value, required=True, **bounds, class_name="field")
    label = el.label(field.label, html_for=name, class_name="text-ui font-semibold")
    return el.div(label, box, _slider(value) if field.key == "rq" else None)


def _slider(value: str) -> Element:
    """The volume once more, to be moved along: tenths of a power of ten."""
    spoken = {"aria_label": "Requests a day, along a scale", "aria_valuetext": f"{int(value):,}"}
    at = str(round(10 * math.log10(int(value))))
    return el.input(type="range", min="10", max="70", step="1", value=at, **spoken, class_name="lens-slide js-only")


def _shown(shown: ShownView) -> Element:
    return el.div(
        el.p(class_name="sr-only", role="status"),
        *map(_group, shown.groups),
        el.dl(*map(_unsourced, shown.unsourced), class_name="lens-without") if shown.unsourced else None,
        class_name="min-w-0",
    )


def _group(group: GroupView) -> Element:
    return el.div(
        el.h3(group.title, class_name="pb-3 text-body font-semibold") if group.title else None,
        el.dl(*map(_cost, group.costs)),
        el.ul(*map(el.li, group.said), class_name="lens-said") if group.said else None,
        chart(group) if group.chart.lines else None,
        class_name="lens-group",
    )


def _name(one: CostView | UnsourcedView) -> Element:
    return el.dt(
        key(one.i, one.letter) if one.letter else None,
        el.span(one.name, dir="auto"),
        class_name="flex items-center gap-2 text-ui font-semibold",
    )


def _cost(one: CostView) -> Element:
    amount = el.dd(el.strong(one.amount, class_name="lens-amount"), " a month", class_name="text-ui text-ink-2")
    plan = el.dd(
        el.p(one.plan, class_name="font-medium", dir="auto"),
        *map(_paid, one.rows),
        *(el.p(note) for note in one.notes),
        el.p(one.others, class_name="text-ink-2", dir="auto") if one.others else None,
        class_name="min-w-0 text-small",
    )
    return el.div(_name(one), amount, plan, class_name="lens-row")


def _paid(row: PaidView) -> Element:
    of = row.source
    link = el.a(
        el.span(of.host, class_name="truncate"),
        el.span(of.seen, class_name="whitespace-nowrap no-underline"),
        el.span("over a year old", class_name="stale whitespace-nowrap") if of.stale else None,
        class_name="src",
        href=of.href,
        title=of.href,
        rel="noopener nofollow",
    )
    return el.p(el.span(row.words, dir="auto"), link, class_name="lens-paid")


def _unsourced(one: UnsourcedView) -> Element:
    why = el.dd(one.said, *map(_paid, one.rows), class_name="lens-lacks text-ui text-ink-2")
    return el.div(_name(one), why, class_name="lens-row")
