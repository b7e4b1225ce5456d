"""Begin a working copy: of a tool as it is published, or of nothing for a new one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine

from verdicts.desk.working.allowed import allowed
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.working.tools import cells_of
from verdicts.store.engine import writing
from verdicts.store.revisions import lock_catalogue, newest_number
from verdicts.store.tools import tool_by_slug
from verdicts.store.working import begin_copy, copy_of_tool, tool_id

NEW = {"facts": "", "prices": "", "panel": "", "pricing.kind": "free"}


def begin(engine: Engine, account: int, slug: str, now: datetime) -> Done | Refused:
    """A working copy of the tool `slug`, of a new tool where it is "". Where there is one already it is that.

    Raises NotAllowed.
    """
    with writing(engine) as conn:
        by = allowed(conn, account)
        if not slug:
            return Done(copy=begin_copy(conn, None, 0, NEW | {"published_on": f"{now:%Y-%m-%d}"}, by.account, now))
        lock_catalogue(conn)  # two editors who begin at once get one copy
        number, tool = tool_id(conn, slug), tool_by_slug(conn, slug)
        if number is None or tool is None:
            return Refused("There is no tool at that address.")
        if here := copy_of_tool(conn, number):
            return Done(copy=here.id, slug=slug)
        base = newest_number(conn, number)
        return Done(copy=begin_copy(conn, number, base, cells_of(tool), by.account, now), slug=slug)
