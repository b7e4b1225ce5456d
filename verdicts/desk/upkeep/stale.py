"""/desk/stale: facts and prices that are older than twelve months, by tool, the oldest first."""

from __future__ import annotations

from datetime import date

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.wording import host, month, plural
from verdicts.desk.working.allowed import NotAllowed, allowed
from verdicts.domain.facts import STALE_AFTER_MONTHS
from verdicts.store.engine import reading
from verdicts.store.stale import Aged, aged, dated_values
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
            found, of = aged(conn, _oldest_fresh(today)), dated_values(conn)
    except NotAllowed:
        return StaleView(PATH, meta, barred=True)
    tools = dict[str, list[Aged]]()
    for one in found:
        tools.setdefault(one.slug, []).append(one)
    in_tools = f", in {plural(len(tools), 'tool')}" if tools else ""
    return StaleView(
        PATH,
        meta,
        said=f"{len(found):,} of {of:,} facts and prices are older than {STALE_AFTER_MONTHS} months{in_tools}.",
        tools=[_tool(rows) for rows in list(tools.values())[:MOST]],
        more=f"{plural(len(tools) - MOST, 'tool')} more." if len(tools) > MOST else "",
    )


def _oldest_fresh(today: date) -> str:
    """The oldest month that is not stale yet."""
    months = 12 * today.year + today.month - 1 - STALE_AFTER_MONTHS
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _tool(rows: list[Aged]) -> AgedToolView:
    values = [AgedView(one.label, month(one.as_of), one.source, host(one.source) if one.source else "") for one in rows]
    return AgedToolView(rows[0].slug, rows[0].name, plural(len(rows), "value"), rows[0].source or "", values)
