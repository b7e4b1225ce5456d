"""Working copies: begun, read, written over the version that was read, thrown away. And what an editor is called."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select, update

from verdicts.domain.desk import EDITORS, Editor, WorkingCopy
from verdicts.store.revisions import catalogue_revision
from verdicts.store.tables import account, merged_tool, tool, working_copy
from verdicts.store.tools import BATCH

Standing = tuple[int, frozenset[tuple[int, int]]]


def standing(conn: Connection) -> Standing:
    """What tools and drafts are, in short: it moves with whatever is published, begun, changed or thrown away."""
    versions = conn.execute(select(working_copy.c.id, working_copy.c.version))
    return catalogue_revision(conn), frozenset((row.id, row.version) for row in versions)


def editor_of(conn: Connection, number: int) -> Editor | None:
    """The editor with that account; None where it may not work at the desk (any more)."""
    row = conn.execute(_editors().where(account.c.id == number)).one_or_none()
    return Editor(row.id, row.byline or "") if row else None


def bylines(conn: Connection, numbers: Collection[int]) -> list[str]:
    """What the editors among these accounts are called, "" where not said."""
    if not numbers:
        return []
    return [row.byline or "" for row in conn.execute(_editors().where(account.c.id.in_(numbers)))]


def set_byline(conn: Connection, number: int, byline: str) -> None:
    """What an editor wants to be called; "" for nothing."""
    conn.execute(update(account).where(account.c.id == number).values(byline=byline or None))


def begin_copy(
    conn: Connection, tool_id: int | None, base: int, cells: Mapping[str, str], by: int, now: datetime
) -> int:
    """Store a new working copy; its number. Raises IntegrityError where the tool has one."""
    row = {"tool_id": tool_id, "base": base, "cells": _packed(cells), "version": 1}
    moments = {"began_at": now, "changed_at": now, "changed_by": by}
    return conn.execute(insert(working_copy).values(row | moments).returning(working_copy.c.id)).scalar_one()


def put_back(conn: Connection, copy: WorkingCopy, tool_id: int | None, by: int, now: datetime) -> int:
    """Store a working copy that was thrown away again; under its number, where no other has that by now."""
    number = begin_copy(conn, tool_id, copy.base, copy.cells, by, now)
    if number == copy.id or copy_by_id(conn, copy.id):
        return number
    conn.execute(update(working_copy).where(working_copy.c.id == number).values(id=copy.id))
    return copy.id


def copy_by_id(conn: Connection, number: int) -> WorkingCopy | None:
    """One working copy."""
    return next(iter(_copies(conn, _query().where(working_copy.c.id == number))), None)


def copy_numbered(conn: Connection, number: str) -> WorkingCopy | None:
    """The same by a number as an address says it; None for any other text."""
    plain = number.isascii() and number.isdecimal() and len(number) < 10
    return copy_by_id(conn, int(number)) if plain else None


def copy_of_tool(conn: Connection, tool_id: int) -> WorkingCopy | None:
    """The working copy of a tool."""
    return next(iter(_copies(conn, _query().where(working_copy.c.tool_id == tool_id))), None)


def copies(conn: Connection) -> list[WorkingCopy]:
    """All of them, the one that was changed last first."""
    return _copies(conn, _query().order_by(working_copy.c.changed_at.desc(), working_copy.c.id.desc()))


def write_copy(conn: Connection, copy: WorkingCopy, cells: Mapping[str, str], by: int, now: datetime) -> bool:
    """Write cells over the version that was read; False where another one stands there by now, or none."""
    mine = (working_copy.c.id == copy.id) & (working_copy.c.version == copy.version)
    row = {"cells": _packed(cells), "version": copy.version + 1, "changed_at": now, "changed_by": by}
    return conn.execute(update(working_copy).where(mine).values(row)).rowcount > 0


def rebase_copy(conn: Connection, number: int, base: int) -> None:
    """It goes on from another revision."""
    conn.execute(update(working_copy).where(working_copy.c.id == number).values(base=base))


def remove_copy(conn: Connection, number: int) -> None:
    """Throw it away."""
    conn.execute(delete(working_copy).where(working_copy.c.id == number))


def tool_id(conn: Connection, slug: str) -> int | None:
    """The number of the tool of that slug; None too where it was merged into another."""
    merged = tool.c.id.in_(select(merged_tool.c.tool_id))
    return conn.execute(select(tool.c.id).where(tool.c.slug == slug, ~merged)).scalar_one_or_none()


def merged_id(conn: Connection, slug: str) -> int | None:
    """The number of the tool that had that slug when it was merged into another."""
    query = select(tool.c.id).join(merged_tool, merged_tool.c.tool_id == tool.c.id).where(tool.c.slug == slug)
    return conn.execute(query).scalar_one_or_none()


def tool_ids(conn: Connection, slugs: Sequence[str]) -> dict[str, int]:
    """The numbers of the tools of these slugs."""
    found = dict[str, int]()
    for start in range(0, len(slugs), BATCH):
        query = select(tool.c.slug, tool.c.id).where(tool.c.slug.in_(slugs[start : start + BATCH]))
        found |= {row.slug: row.id for row in conn.execute(query)}
    return found


def _editors() -> Select[Any, Any]:
    return select(account.c.id, account.c.byline).where(account.c.role.in_(EDITORS))


def _query() -> Select[Any]:
    joined = working_copy.outerjoin(tool, working_copy.c.tool_id == tool.c.id)
    joined = joined.outerjoin(account, working_copy.c.changed_by == account.c.id)
    return select(working_copy, tool.c.slug, account.c.byline).select_from(joined)


def _copies(conn: Connection, query: Select[Any]) -> list[WorkingCopy]:
    return [_copy(row) for row in conn.execute(query)]


def _copy(row: Row[Any]) -> WorkingCopy:
    moments = (row.began_at, row.changed_at)
    return WorkingCopy(
        row.id,
        row.slug or "",
        json.loads(row.cells),
        row.version,
        row.base,
        *moments,
        row.byline or "",
    )


def _packed(cells: Mapping[str, str]) -> str:
    return json.dumps(cells, ensure_ascii=False, separators=(",", ":"))
