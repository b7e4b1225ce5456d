"""SQLite's online backup: out while readers and writers go on, in when nobody else is there."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from pathlib import Path

from verdicts.store.copies import CopyRefused

Progress = Callable[[int, int], None]
MAGIC = b"SQLite format 3\0"
_PAGES = 1024  # a step of some 4 MB
_PATIENCE = 1.0  # seconds that a lock is waited for


def copy_out(database: Path, copy: Path, progress: Progress) -> None:
    """Write what the database holds at this moment to the empty file `copy`, checked. Raises CopyRefused."""
    with _refusals(), closing(_opened(database)) as source, closing(sqlite3.connect(copy)) as target:
        source.execute("BEGIN")
        source.execute("SELECT 1 FROM sqlite_master").fetchone()  # from here on it sees one state, whoever writes
        source.backup(target, pages=_PAGES, progress=lambda _, left, total: progress(total - left, total))
        target.execute("PRAGMA journal_mode = DELETE")  # a copy is one file
        _prove(target)


def copy_in(copy: Path, database: Path, progress: Progress) -> None:
    """Replace all that the database holds by `copy`, or nothing. Raises CopyRefused, also while a server is running."""
    with _refusals(), closing(_opened(copy)) as source, closing(sqlite3.connect(database)) as target:
        _be_alone(target)

        def step(status: int, left: int, total: int) -> None:
            if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise CopyRefused(_IN_USE)
            progress(total - left, total)

        source.backup(target, pages=_PAGES, progress=step)


def version_in(copy: Path) -> str | None:
    """The migration that an undamaged copy stands at, None when it is no database of this program."""
    with _refusals(), closing(_opened(copy)) as source:
        _prove(source)
        if not source.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
            return None
        found = source.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(found[0]) if found else None


def _opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, timeout=_PATIENCE)


def _prove(conn: sqlite3.Connection) -> None:
    if (said := conn.execute("PRAGMA integrity_check(1)").fetchone()[0]) != "ok":
        raise CopyRefused(f"the database is damaged: {str(said).splitlines()[-1]}")


def _be_alone(target: sqlite3.Connection) -> None:
    """Leaving WAL mode needs every other connection gone, so it tells whether a server is running."""
    target.execute(f"PRAGMA busy_timeout = {_PATIENCE * 1000:.0f}")
    try:
        target.execute("PRAGMA journal_mode = DELETE").fetchone()
    except sqlite3.OperationalError:
        raise CopyRefused(_IN_USE) from None


_IN_USE = "the database is in use. Stop the server first (`systemctl stop verdicts`, or Ctrl-C where it runs)"


@contextmanager
def _refusals() -> Generator[None, None, None]:
    try:
        yield
    except sqlite3.Error as broken:
        raise CopyRefused(f"SQLite says: {broken}") from broken
