"""Back up: the whole database as one file, while everybody goes on reading and voting."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from verdicts.desk.files import Progress
from verdicts.store.copies import CopyRefused, postgres, sqlite

BackupRefused = CopyRefused


def back_up(engine: Engine, file: Path, *, force: bool = False, progress: Progress | None = None) -> int:
    """Write a checked backup to `file`, readable by its owner alone; its size in bytes.

    It appears whole or not at all. Raises BackupRefused, and OSError where the file cannot be written.
    """
    database = sqlite_file(engine)
    if database is not None and not database.is_file():
        raise BackupRefused(f"there is no database at {database} yet")
    refuse_itself(database, file)
    if file.is_dir() or (file.exists() and not force):
        raise BackupRefused(f"{file} exists. Give another name, or --force to replace a file")
    with _appearing(file) as part:
        if database is not None:
            sqlite.copy_out(database, part, progress or (lambda done, total: None))
        else:
            postgres.copy_out(engine.url, part)
        return part.stat().st_size


def sqlite_file(engine: Engine) -> Path | None:
    """The file of a SQLite database, None for PostgreSQL. Raises BackupRefused for one in memory."""
    if engine.dialect.name != "sqlite":
        return None
    if engine.url.database in (None, "", ":memory:"):
        raise BackupRefused("a database in memory has no backup")
    return Path(str(engine.url.database))


def refuse_itself(database: Path | None, file: Path) -> None:
    """A database is not its own backup."""
    if database is not None and file.exists() and database.exists() and file.samefile(database):
        raise BackupRefused(f"{file} is the database itself. Give another name")


@contextmanager
def _appearing(file: Path) -> Generator[Path, None, None]:
    """A file beside `file` that takes its place at the end, safe on disk, and is gone where something failed."""
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield part
        _to_disk(part)
        part.replace(file)
        _to_disk(file.absolute().parent)
    finally:
        part.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
