"""Comparison tables: the label first, then one column a tool. Rows are grids, so roles are set in code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, each


def ledger(what: str, names: Any, n: Any, *rows: Any, class_name: str = "") -> Element:
    """A table of `rows` under a spoken head. `names` are heads with a `name`; `n` is their number as text."""
    head = el.tr(
        el.th(what, scope="col", role="columnheader"),
        each(names, lambda head: el.th(head.name, scope="col", role="columnheader")),
        role="row",
    )
    return el.table(
        el.thead(head, class_name="sr-only", role="rowgroup"),
        el.tbody(*rows, role="rowgroup"),
        class_name=f"ledger {class_name} text-ui md:text-body".replace("  ", " "),
        role="table",
        style={"--n": n},
    )


def ledger_row(label: Any, cells: Any, build: Callable[[Any], Any], aside: Any = None, differs: Any = None) -> Element:
    """One row: `build` makes the inside of each cell; `differs` marks rows that "Differences only" keeps."""
    head = el.span(
        el.span(label, class_name="font-semibold md:leading-6"),
        aside,
        class_name="flex flex-wrap items-center gap-x-2 md:justify-between",
    )
    return el.tr(
        el.th(head, scope="row", role="rowheader", class_name="text-ui"),
        each(cells, lambda cell: el.td(build(cell), role="cell", data_i=cell.i, class_name="min-w-0")),
        role="row",
        **({} if differs is None else {"data_differs": differs}),
    )
