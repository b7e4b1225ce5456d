"""`verdicts migrate`"""

from __future__ import annotations

from verdicts.commands.ground import database, out
from verdicts.store.migrating import migrate


def run() -> None:
    """Bring the database's tables up to date.

    Safe to run at any time and from several machines at once; `verdicts import` does it by itself.
    """
    with database() as engine:
        applied = migrate(engine)
    out.print(f"Applied {', '.join(applied)}." if applied else "Already up to date.")
