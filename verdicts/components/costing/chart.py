"""The printed chart of the lens: rules and lines in SVG, letters beside them, the same in figures."""

from __future__ import annotations

from verdicts.components import el
from verdicts.components.el import Element
from verdicts.views.costing import CostChartView, FiguresRowView, GroupView, TickView


def chart(group: GroupView) -> Element:
    """One currency's chart and its table."""
    drawn = group.chart
    box = el.div(
        _lines(drawn),
        *(_tick("lens-y", tick) for tick in drawn.ys),
        *(_tick("lens-x", tick) for tick in drawn.xs),
        *(_tick("lens-met", tick) for tick in drawn.marks),
        *(_tick("lens-end", line.end) for line in drawn.lines),
        class_name="lens-chart",
        role="img",
        aria_label=drawn.label,
    )
    return el.div(box, el.p("Requests a day", class_name="lens-axis", aria_hidden="true"), _figures(group))


def _lines(drawn: CostChartView) -> Element:
    return el.svg(
        el.path(d=drawn.grid, class_name="lens-grid", vector_effect="non-scaling-stroke"),
        el.path(d=f"M{drawn.now} 0V100", class_name="lens-now", vector_effect="non-scaling-stroke"),
        *(
            el.path(d=line.d, class_name=f"lens-line lens-line-{line.i}", vector_effect="non-scaling-stroke")
            for line in drawn.lines
        ),
        view_box="0 0 100 100",
        preserve_aspect_ratio="none",
        aria_hidden="true",
    )


def _tick(kind: str, tick: TickView) -> Element:
    return el.span(tick.text, class_name=kind, style={"left": f"{tick.x}%", "top": f"{tick.y}%"})


def _figures(group: GroupView) -> Element:
    heads = el.tr(
        el.th("Requests a day", scope="col"), *(el.th(one.name, scope="col", dir="auto") for one in group.costs)
    )
    return el.details(
        el.summary("The chart in figures", class_name="lens-fold"),
        el.table(
            el.caption("Monthly cost over requests a day", class_name="sr-only"),
            el.thead(heads),
            el.tbody(*map(_row, group.chart.figures)),
            class_name="lens-table",
        ),
    )


def _row(row: FiguresRowView) -> Element:
    return el.tr(el.th(row.volume, scope="row"), *map(el.td, row.costs))
