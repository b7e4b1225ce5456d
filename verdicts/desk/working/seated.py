"""Who may write a take: a reviewer who is there and at work. One that retired keeps the takes that are published."""

from __future__ import annotations

from sqlalchemy import Connection

from verdicts.desk.working.reading import Lack
from verdicts.domain.desk import WorkingCopy
from verdicts.store.reviewers import reviewers
from verdicts.store.tools import tool_by_slug

GONE = "This reviewer no longer exists."


def not_seated(conn: Connection, key: str, written: bool) -> str:
    """Why a take of that reviewer cannot be added, "" where it can; one that was `written` before may come back."""
    one = next((one for one in reviewers(conn) if one.key == key), None)
    if one is None:
        return "There is no such reviewer."
    return f"{one.name} is retired and writes no new takes." if one.retired and not written else ""


def unseated(conn: Connection, copy: WorkingCopy) -> list[Lack]:
    """The takes of a copy that cannot be published: their reviewer is gone, or retired before they were."""
    known, tool = {one.key: one for one in reviewers(conn)}, tool_by_slug(conn, copy.slug)
    published = {take.reviewer for take in tool.panel} if tool else set[str]()
    lacks = list[Lack]()
    for key in copy.cells.get("panel", "").split():
        if key not in known:
            lacks.append(Lack(f"take.{key}.text", GONE))
        elif known[key].retired and key not in published:
            lacks.append(Lack(f"take.{key}.text", f"{known[key].name} is retired and writes no new takes."))
    return lacks
