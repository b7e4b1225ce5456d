"""Who else has a draft open, in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import Connection

from verdicts.desk.wording import listed
from verdicts.store.working import bylines

Company = Mapping[str, Collection[int]]  # accounts by the number of the draft, as an address says it

ALONE: Company = {}


def company_of(conn: Connection, company: Company, copy: int, account: int) -> str:
    """Of whose pages show a draft now, all but the editor's own: Kim and another editor have it open."""
    there = bylines(conn, set(company.get(str(copy), ())) - {account})
    named = sorted(name for name in there if name)
    others = len(there) - len(named)
    unnamed = ["another editor" if others == 1 else f"{others} other editors"] if others else []
    if not there:
        return ""
    said = f"{listed([*named, *unnamed])} {'has' if len(there) == 1 else 'have'} it open"
    return said if named else said[0].upper() + said[1:]
