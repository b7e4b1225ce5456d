"""Bring a working copy up to what was published since it began; throw one away, and take that back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from verdicts.desk.wording import plural
from verdicts.desk.working.allowed import allowed
from verdicts.desk.working.said import GONE, Done, Refused
from verdicts.domain.desk import WorkingCopy
from verdicts.domain.tools import Tool
from verdicts.domain.working.merging import merged
from verdicts.domain.working.tools import cells_of
from verdicts.store.engine import writing
from verdicts.store.revisions import lock_catalogue, newest_number, revision_of
from verdicts.store.tools import tool_by_slug
from verdicts.store.working import (
    copy_by_id,
    copy_of_tool,
    put_back,
    rebase_copy,
    remove_copy,
    tool_id,
    write_copy,
)

TAKEN = Refused("There is another draft of that tool by now.")


@dataclass(frozen=True, slots=True)
class Thrown(Done):
    """A draft was thrown away; `was` is what it was, to take that back."""

    was: WorkingCopy | None = None


def rebase(engine: Engine, account: int, copy: int, now: datetime) -> Done | Refused:
    """Take in what others published. Where both changed one cell, the draft's text stays and theirs stands beside it,
    under `clash.<cell>`, until the editor chose. Raises NotAllowed."""
    with writing(engine) as conn:
        by, stands = allowed(conn, account), copy_by_id(conn, copy)
        lock_catalogue(conn)
        number = tool_id(conn, stands.slug) if stands else None
        if stands is None or number is None:
            return GONE
        tool, base = tool_by_slug(conn, stands.slug), revision_of(conn, number, stands.base)
        if tool is None or base is None:
            return GONE
        was = cells_of(Tool.model_validate(base.document))
        cells, clashes = merged(was, cells_of(tool), stands.cells)
        both = {f"clash.{one.path}": one.theirs for one in clashes}
        if not write_copy(conn, stands, {**cells, **both}, by.account, now):
            return Refused("This draft changed a moment ago. Try again.")
        rebase_copy(conn, stands.id, newest_number(conn, number))
        said = f"{plural(len(clashes), 'field')} were changed by both; choose one text for each." if clashes else ""
        return Done(said or "Their changes are in.", copy=copy)


def discard(engine: Engine, account: int, copy: int) -> Done | Refused:
    """Throw a working copy away; what is published stays. Raises NotAllowed."""
    with writing(engine) as conn:
        allowed(conn, account)
        stands = copy_by_id(conn, copy)
        if stands is None:
            return GONE
        remove_copy(conn, copy)
        return Thrown(f"The draft of {stands.name} is thrown away.", slug=stands.slug, was=stands)


def take_back(engine: Engine, account: int, was: WorkingCopy, now: datetime) -> Done | Refused:
    """Put a draft back that was thrown away. Raises NotAllowed."""
    with writing(engine) as conn:
        by = allowed(conn, account)
        lock_catalogue(conn)
        number = tool_id(conn, was.slug) if was.slug else None
        if was.slug and (number is None or copy_of_tool(conn, number)):
            return TAKEN
        copy = put_back(conn, was, number, by.account, now)
        return Done(f"The draft of {was.name} is back.", copy=copy, slug=was.slug)
