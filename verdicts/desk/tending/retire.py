"""Retire: a tool stays readable, says that it is retired, and takes no more votes; and the way back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Engine

from verdicts.desk.tending.recording import NO_TOOL, record
from verdicts.desk.working.allowed import allowed
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.desk import Editor
from verdicts.store.engine import writing
from verdicts.store.revisions import lock_catalogue
from verdicts.store.tending import set_retired, standing_of


def retire(engine: Engine, account: int, slug: str, reason: str, now: datetime) -> Done | Refused:
    """Retire the tool `slug`. Raises NotAllowed."""
    with writing(engine) as conn:
        by = allowed(conn, account)
        lock_catalogue(conn)
        return set_standing(conn, by, slug, False, reason, now)


def bring_back(engine: Engine, account: int, slug: str, reason: str, now: datetime) -> Done | Refused:
    """Take the tool `slug` back into the catalogue, with the votes it had. Raises NotAllowed."""
    with writing(engine) as conn:
        by = allowed(conn, account)
        lock_catalogue(conn)
        return set_standing(conn, by, slug, True, reason, now)


def set_standing(conn: Connection, by: Editor, slug: str, active: bool, reason: str, now: datetime) -> Done | Refused:
    """Retire a tool or bring it back, in the caller's transaction, which holds the catalogue."""
    one = standing_of(conn, slug)
    if one is None:
        return NO_TOOL
    if active == (one.retired_at is None):
        return Refused(f"{one.name} is {'not retired' if active else 'retired already'}.")
    set_retired(conn, one.id, None if active else now)
    record(conn, one, slug, by, "Back in the catalogue" if active else "Retired", reason, now)
    said = "takes votes again" if active else "is retired: readable, labelled, no more votes"
    return Done(f"{one.name} {said}.", slug=slug, published=True)
