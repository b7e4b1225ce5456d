"""Make drafts of a file that was looked at. Nothing is published by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine

from verdicts.desk.intake.grounds import Ground
from verdicts.desk.intake.piece import Unreadable
from verdicts.desk.intake.planning import Plan, plan
from verdicts.desk.intake.read import read
from verdicts.desk.wording import plural
from verdicts.desk.working.allowed import allowed
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.desk import Editor
from verdicts.domain.working.cells import Cells
from verdicts.store.engine import reading, writing
from verdicts.store.intake import drop_file, keep_file, kept_file
from verdicts.store.revisions import lock_catalogue
from verdicts.store.working import Standing, begin_copy, standing, write_copy

GONE = Refused("That file is no longer kept. Import it again.")
MOVED = Refused("Something changed since this was shown. Check it, then make the drafts.")


@dataclass(frozen=True, slots=True)
class Made(Done):
    """Drafts were made or changed: their numbers."""

    copies: tuple[int, ...] = ()


class _Raced(Exception):
    """Tools or drafts are not what they were while the plan was made."""


def keep(engine: Engine, account: int, name: str, data: bytes, now: datetime) -> int:
    """Keep a file for an hour, to be looked at; its number. Raises NotAllowed."""
    with writing(engine) as conn:
        return keep_file(conn, allowed(conn, account).account, name, data, now)


def make(engine: Engine, account: int, file: int, digest: str, skip: bool, now: datetime) -> Done | Refused:
    """Do what the plan says whose digest the page showed; with `skip` rows with errors are left out. All or nothing.

    Raises NotAllowed.
    """
    with reading(engine) as conn:  # planning can take seconds, in which others may write
        kept, stood = kept_file(conn, allowed(conn, account).account, file, now), standing(conn)
        try:
            found = plan(conn, read(kept[1]), now) if kept else None
        except Unreadable:
            found = None
    if refused := _refused(found, digest, skip):
        return refused
    try:
        with writing(engine) as conn:
            return _make(conn, allowed(conn, account), found, file, stood, now) if found else GONE
    except _Raced:
        return MOVED


def _refused(found: Plan | None, digest: str, skip: bool) -> Refused | None:
    if found is None:
        return GONE
    if not found.drafts:
        return Refused("Nothing of this file would change anything.")
    if found.digest != digest:
        return MOVED
    many = plural(found.refused, "row has", "rows have")
    return Refused(f"Nothing was made: {many} errors.") if found.refused and not skip else None


def _make(conn: Connection, by: Editor, found: Plan, file: int, stood: Standing, now: datetime) -> Done:
    lock_catalogue(conn)
    if standing(conn) != stood:
        raise _Raced
    made = tuple(_write(conn, by, ground, cells, now) for ground, cells in found.drafts)
    drop_file(conn, file)
    return Made(_said(found), copies=made)


def _write(conn: Connection, by: Editor, ground: Ground, cells: Cells, now: datetime) -> int:
    if ground.copy is None:
        return begin_copy(conn, ground.tool, ground.number, cells, by.account, now)
    if not write_copy(conn, ground.copy, cells, by.account, now):
        raise _Raced
    return ground.copy.id


def _said(found: Plan) -> str:
    left = f" {plural(found.refused, 'row')} with errors left out." if found.refused else ""
    return f"{plural(len(found.drafts), 'draft is', 'drafts are')} made; nothing is published.{left}"
