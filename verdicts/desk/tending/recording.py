"""A revision of a tool whose text stays while its address or its standing changes: who, when and why."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from verdicts.desk.working.said import Refused
from verdicts.domain.desk import LONGEST_REASON, Editor
from verdicts.domain.tending import Standing
from verdicts.store.revisions import newest_number
from verdicts.store.saving import Making, save_tools
from verdicts.store.tools import tool_by_slug
from verdicts.store.working import copy_of_tool, rebase_copy, write_copy

NO_TOOL = Refused("There is no tool at that address.")


def record(conn: Connection, one: Standing, slug: str, by: Editor, said: str, reason: str, now: datetime) -> None:
    """Store it; a draft of the tool goes on from there under the present slug, so that nobody has to bring it in."""
    tool, before = tool_by_slug(conn, slug), newest_number(conn, one.id)
    if tool is None:
        raise LookupError(slug)
    words = " ".join(reason.split())
    save_tools(conn, [tool], Making("desk", now, by.byline, (f"{said}: {words}" if words else said)[:LONGEST_REASON]))
    if copy := copy_of_tool(conn, one.id):
        if copy.cells.get("slug") != slug:
            write_copy(conn, copy, {**copy.cells, "slug": slug}, by.account, now)
        if copy.base == before:
            rebase_copy(conn, copy.id, before + 1)
