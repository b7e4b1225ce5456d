"""Claims of a draft whose day has come already: nobody can predict what was."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from verdicts.desk.working.reading import Lack
from verdicts.domain.desk import WorkingCopy
from verdicts.domain.predictions import counts
from verdicts.domain.working.cells import claims_at, ids
from verdicts.store.predictions import recorded

SAID = "The day has come already; a claim is about a later one."


def late(conn: Connection, copy: WorkingCopy) -> list[Lack]:
    """Those that the ledger does not hold, as of the day on which the draft was changed last."""
    found = [
        (f"claim.{row}.by", key, by, " ".join(copy.cells.get(f"claim.{row}.text", "").split()))
        for key in ids(copy.cells, "panel")
        for row in ids(copy.cells, claims_at(key))
        if (by := _day(copy.cells.get(f"claim.{row}.by", ""))) and not counts(copy.changed_at.date(), by)
    ]
    known = recorded(conn, copy.slug) if found and copy.slug else set[tuple[str, date, str]]()
    return [Lack(path, SAID) for path, *claim in found if tuple(claim) not in known]


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        return None
