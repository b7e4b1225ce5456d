"""Restore a revision: it is published again as it was, as a new revision. What is being drafted stays."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Engine

from verdicts.desk.working.allowed import allowed
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.desk import LONGEST_REASON, Editor
from verdicts.domain.documents import tool_document, tool_of
from verdicts.domain.tools import Tool
from verdicts.store.engine import writing
from verdicts.store.reviewers import reviewers
from verdicts.store.revisions import lock_catalogue, newest_number, revision_of
from verdicts.store.saving import Making, save_tools
from verdicts.store.tending import standing_of
from verdicts.store.tools import tool_by_slug
from verdicts.store.working import tool_id

NO_TOOL = Refused("There is no tool at that address.")
MOVED = Refused("Somebody published this tool a moment ago. Check its history, then restore.")
RETIRED = "{} is retired. Bring it back first, then restore a revision."
SAME = Refused("That is what is published.")
UNREADABLE = "Revision {} is of a shape that this version cannot read."


def restore(
    engine: Engine, account: int, slug: str, number: int, newest: int, reason: str, now: datetime
) -> Done | Refused:
    """Publish revision `number` again, word for word, where the tool still stands at `newest`. Raises NotAllowed.

    Only its address stays what it is now.
    """
    with writing(engine) as conn:
        by = allowed(conn, account)
        lock_catalogue(conn)
        tool = tool_id(conn, slug)
        if tool is None:
            return NO_TOOL
        if newest_number(conn, tool) != newest:
            return MOVED
        stands = standing_of(conn, slug)
        if stands and stands.retired_at:
            return Refused(RETIRED.format(stands.name))
        past = revision_of(conn, tool, number) if 0 < number < newest else None
        if past is None:
            return Refused("There is no such revision to restore.")
        return _again(conn, by, slug, number, tool_of(past.document, slug), reason, now)


def _again(
    conn: Connection, by: Editor, slug: str, number: int, past: Tool | None, reason: str, now: datetime
) -> Done | Refused:
    if past is None:
        return Refused(UNREADABLE.format(number))
    stands = tool_by_slug(conn, slug)
    if stands and tool_document(stands) == tool_document(past):
        return SAME
    known = {one.key for one in reviewers(conn)}
    if gone := sorted({take.reviewer for take in past.panel} - known):
        return Refused(f"Not restored: it has a take by {gone[0]}, a reviewer who no longer exists.")
    why = " ".join(reason.split())[: LONGEST_REASON - 40]
    said = f"Revision {number} restored" + (f": {why}" if why else "")
    save_tools(conn, [past], Making("desk", now, by.byline, said))
    return Done(f"Revision {number} of {past.name} is published again.", slug=slug)
