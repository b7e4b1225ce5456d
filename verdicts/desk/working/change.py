"""Change a working copy: one cell, or its rows. Every change is stored as it is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import takewhile

from sqlalchemy import Connection, Engine

from verdicts.desk.working.allowed import allowed
from verdicts.desk.working.said import GONE, Done, Refused
from verdicts.desk.working.seated import not_seated
from verdicts.domain.desk import WorkingCopy
from verdicts.domain.working import edits
from verdicts.domain.working.cells import Cells, Rows, ids, kind_of
from verdicts.domain.working.edits import Clash, Edit, Unfit
from verdicts.domain.working.following import put_new
from verdicts.domain.working.signing import signed
from verdicts.store.engine import writing
from verdicts.store.working import copy_by_id, write_copy

TRIES = 5
Change = Callable[[Connection, WorkingCopy], tuple[Cells, Done] | Refused]
BUSY = Refused("Somebody else is writing in this draft right now. Try again.")


def put(engine: Engine, account: int, copy: int, edit: Edit, now: datetime) -> Done | Refused:
    """Write one cell over what the editor saw in it. Raises NotAllowed."""

    def change(_: Connection, stands: WorkingCopy) -> tuple[Cells, Done] | Refused:
        found = edits.put(stands.cells, edit) if stands.slug else put_new(stands.cells, edit)
        if isinstance(found, Clash):
            by = stands.by or "Another editor"
            return Refused(f"{by} wrote here meanwhile. Both texts are kept: choose one.", found)
        return found, Done(undo=Edit(edit.path, stands.cells.get(edit.path, ""), edit.text))

    return changed(engine, account, copy, change, now)


def add_row(
    engine: Engine, account: int, copy: int, rows: str, row: str, now: datetime, above: Sequence[str] | None = None
) -> Done | Refused:
    """Add a row: an empty one, or one that was removed, or the take of a reviewer, by its id. Raises NotAllowed.

    It goes to the end, or, where `above` are the rows that stood above it, to where it stood.
    """

    def change(conn: Connection, stands: WorkingCopy) -> tuple[Cells, Done] | Refused:
        if rows == "panel" and (refused := not_seated(conn, row, written=f"take.{row}.text" in stands.cells)):
            return Refused(refused)
        at = None if above is None else edits.under(stands.cells, rows, above)
        cells, added = edits.add(stands.cells, _rows(rows), row, at)
        return cells, Done(row=added)

    return changed(engine, account, copy, change, now)


def remove_row(engine: Engine, account: int, copy: int, rows: str, row: str, now: datetime) -> Done | Refused:
    """Take a row away; its words stay, so that it can be added again. Raises NotAllowed."""

    def change(_: Connection, stands: WorkingCopy) -> tuple[Cells, Done]:
        here = ids(stands.cells, _rows(rows))
        above = tuple(takewhile(lambda one: one != row, here))
        return edits.remove(stands.cells, rows, row), Done(row=row, above=above)

    return changed(engine, account, copy, change, now)


def move_row(engine: Engine, account: int, copy: int, rows: str, row: str, by: int, now: datetime) -> Done | Refused:
    """Move a row down by some places, up where `by` is negative. Raises NotAllowed."""
    return changed(
        engine, account, copy, lambda _, stands: (edits.move(stands.cells, _rows(rows), row, by), Done(row=row)), now
    )


def settle(engine: Engine, account: int, copy: int, path: str, theirs: bool, now: datetime) -> Done | Refused:
    """Of the two texts of a cell that two editors wrote, keep one. Raises NotAllowed."""

    def change(_: Connection, stands: WorkingCopy) -> tuple[Cells, Done] | Refused:
        cells = dict(stands.cells)
        other = cells.pop(f"clash.{path}", None)
        return ({**cells, path: other} if theirs and other is not None else cells), Done()

    return changed(engine, account, copy, change, now)


def changed(engine: Engine, account: int, copy: int, change: Change, now: datetime) -> Done | Refused:
    """Do a change to the copy as it stands. Two at once are done one after the other. Raises NotAllowed."""
    for _ in range(TRIES):
        with writing(engine) as conn:
            by, stands = allowed(conn, account), copy_by_id(conn, copy)
            if stands is None:
                return GONE
            try:
                found = change(conn, stands)
            except Unfit as unfit:
                return Refused(str(unfit))
            if isinstance(found, Refused):
                return found
            cells, done = found
            new = signed(stands.cells, cells, by.account, by.byline)
            if new == stands.cells or write_copy(conn, stands, new, by.account, now):
                return done
    return BUSY


def _rows(name: str) -> Rows:
    if kind_of(name):
        return name
    raise Unfit("There are no rows of that kind.")
