"""Whether an account is still there: a page whose session ended says so only of one that can be signed in to again."""

from __future__ import annotations

from verdicts.desk.catalogue import Library, Site
from verdicts.store.accounts import account_by_id
from verdicts.store.engine import DatabaseTrouble, reading


def stands(library: Library, site: Site, number: int) -> bool:
    """Whether there is an account of that number; it is taken to be there while the database is away."""
    try:
        with reading(library.engine) as conn:
            return account_by_id(conn, number) is not None
    except DatabaseTrouble:
        return True
