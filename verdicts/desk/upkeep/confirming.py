"""Confirm a stale value: its source was read again and still says so. The month is set and published in one press."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Engine

from verdicts.desk.tending.recording import NO_TOOL
from verdicts.desk.wording import month
from verdicts.desk.working.allowed import allowed
from verdicts.desk.working.reading import read
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.working.cells import Cells
from verdicts.domain.working.tools import cells_of
from verdicts.store.engine import writing
from verdicts.store.revisions import lock_catalogue, newest_number
from verdicts.store.saving import Making, save_tools
from verdicts.store.tending import standing_of
from verdicts.store.tools import tool_by_slug
from verdicts.store.working import copy_of_tool, rebase_copy, write_copy

CHANGED = Refused("This value changed a moment ago. Check it, then try again.")


def confirm(engine: Engine, account: int, slug: str, row: str, as_of: str, now: datetime) -> Done | Refused:
    """Let the value in the cells `row` (fact.<id>, price.<id>, entry), which was of the month `as_of`, be of this one.

    A draft of the tool goes on from there. Raises NotAllowed.
    """
    with writing(engine) as conn:
        by = allowed(conn, account)
        lock_catalogue(conn)
        stands, tool = standing_of(conn, slug), tool_by_slug(conn, slug)
        if stands is None or tool is None:
            return NO_TOOL
        cells = cells_of(tool)
        if not as_of or cells.get(f"{row}.as_of") != as_of:
            return CHANGED
        found, label = read(_of_now(cells, row, now)).tool, label_of(cells, row)
        if found is None:
            return Refused("The published tool has something to fix. Edit it.")
        before = newest_number(conn, stands.id)
        save_tools(conn, [found], Making("desk", now, by.byline, f"{label} read again"))
        _in_draft(conn, stands.id, before, row, as_of, by.account, now)
        return Done(f"{label} of {stands.name}: the month is {month(f'{now:%Y-%m}')} now.", slug=slug, published=True)


def label_of(cells: Cells, row: str) -> str:
    """What a value is called: a fact by its label, a price by meter and plan."""
    if row == "entry":
        return "Entry price"
    if row.startswith("fact."):
        return cells.get(f"{row}.label", "")
    return f"Price ({', '.join(filter(None, (cells.get(f'{row}.{name}') for name in ('meter', 'plan'))))})"


def _of_now(cells: Cells, row: str, now: datetime) -> Cells:
    """With the month in which it was read, which is not one that its page shows."""
    dated = {f"{row}.dated": ""} if f"{row}.dated" in cells else {}
    return {**cells, f"{row}.as_of": f"{now:%Y-%m}", **dated}


def _in_draft(conn: Connection, tool: int, before: int, row: str, as_of: str, account: int, now: datetime) -> None:
    copy = copy_of_tool(conn, tool)
    if copy and copy.cells.get(f"{row}.as_of") == as_of:
        write_copy(conn, copy, _of_now(copy.cells, row, now), account, now)
    if copy and copy.base == before:
        rebase_copy(conn, copy.id, before + 1)
