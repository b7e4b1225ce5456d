"""/desk/stale: facts and prices that are older than twelve months, by tool, the oldest first."""

from __future__ import annotations

from datetime import date

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.upkeep.confirming import label_of
from verdicts.desk.wording import month, plural
from verdicts.desk.working.allowed import NotAllowed, allowed
from verdicts.domain.facts import STALE_AFTER_MONTHS
from verdicts.domain.tools import Tool
from verdicts.domain.working.cells import Cells, ids
from verdicts.domain.working.tools import cells_of
from verdicts.store.engine import reading
from verdicts.store.stale import aged, dated_values
from verdicts.store.tools import tools_by_slugs
from verdicts.views.desk_upkeep import AgedToolView, AgedView, StaleView
from verdicts.views.parts import MetaView

PATH = "/desk/stale"
MOST = 100  # tools shown


def open_stale(library: Library, site: Site, account: int, today: date) -> StaleView:
    """The list, for an editor."""
    meta = MetaView(f"Stale · Desk · {site.name}", "Facts and prices older than a year.", "", "noindex")
    try:
        with reading(library.engine) as conn:
            allowed(conn, account)
            before = _oldest_fresh(today)
            found, of = aged(conn, before), dated_values(conn)
            slugs = list(dict.fromkeys(found))
            tools = tools_by_slugs(conn, slugs[:MOST])
    except NotAllowed:
        return StaleView(PATH, meta, barred=True)
    in_tools = f", in {plural(len(slugs), 'tool')}" if slugs else ""
    return StaleView(
        PATH,
        meta,
        said=f"{len(found):,} of {of:,} facts and prices are older than {STALE_AFTER_MONTHS} months{in_tools}.",
        tools=[_tool(tools[slug], before) for slug in slugs[:MOST]],
        more=f"{plural(len(slugs) - MOST, 'tool')} more." if len(slugs) > MOST else "",
    )


def _oldest_fresh(today: date) -> str:
    """The oldest month that is not stale yet."""
    months = 12 * today.year + today.month - 1 - STALE_AFTER_MONTHS
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _tool(tool: Tool, before: str) -> AgedToolView:
    cells = cells_of(tool)
    rows = [*(f"fact.{row}" for row in ids(cells, "facts")), *(f"price.{row}" for row in ids(cells, "prices")), "entry"]
    old = [row for row in rows if (of := cells.get(f"{row}.as_of")) and of < before]
    values = [_value(cells, row) for row in sorted(old, key=lambda row: cells[f"{row}.as_of"])]
    return AgedToolView(tool.slug, tool.name, plural(len(values), "value"), values)


def _value(cells: Cells, row: str) -> AgedView:
    as_of, source = cells[f"{row}.as_of"], cells.get(f"{row}.source", "")
    short = source.removeprefix("https://").removeprefix("http://").removesuffix("/")
    return AgedView(label_of(cells, row), _said(cells, row), month(as_of), source, short, row, as_of)


def _said(cells: Cells, row: str) -> str:
    """50 requests; 20 USD per month."""
    if row.startswith("fact."):
        return f"{cells[f'{row}.value']} {cells[f'{row}.unit']}".strip()
    amount, per = cells[f"{row}.amount"], cells[f"{row}.{'unit' if row == 'entry' else 'per'}"]
    return f"{amount} {cells[f'{row}.currency']} per {per}" if amount else f"by {per}"
