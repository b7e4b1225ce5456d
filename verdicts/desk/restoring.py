"""Restore: put a backup in the place of all that the database holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, inspect

from verdicts.desk.backing_up import BackupRefused, refuse_itself, sqlite_file
from verdicts.desk.files import Progress
from verdicts.store.copies import postgres, sqlite
from verdicts.store.engine import reading
from verdicts.store.migrating import migrate, versions
from verdicts.store.tools import tool_count

_NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
_ROOMS = {"sqlite": sqlite, "postgresql": postgres}


@dataclass(frozen=True, slots=True)
class Restored:
    """How many tools there are now, and the migrations that brought an older backup up to date."""

    tools: int
    migrated: tuple[str, ...]


def restore(engine: Engine, file: Path, *, force: bool = False, progress: Progress | None = None) -> Restored:
    """Replace what the database holds by the backup in `file`, or change nothing; `force` also where it holds tools.

    Raises BackupRefused: no backup, a damaged one, one of another engine or a newer program, a server running.
    """
    database = sqlite_file(engine)
    refuse_itself(database, file)
    _refuse_another_kind(engine.dialect.name, _kind(file))
    _refuse_a_newer_one(_ROOMS[engine.dialect.name].version_in(file))
    if not force and (held := _tools(engine, database)):
        raise BackupRefused(f"the database holds {held} tools. Back it up, then add --force to replace all of it")
    engine.dispose()
    if database is not None:
        sqlite.copy_in(file, database, progress or (lambda done, total: None))
    else:
        postgres.copy_in(file, engine)
    migrated = tuple(migrate(engine))
    return Restored(_tools(engine, database), migrated)


def _kind(file: Path) -> str:
    with file.open("rb") as opened:
        start = opened.read(16)
    found = [kind for kind, room in _ROOMS.items() if start.startswith(room.MAGIC)]
    if not found:
        raise BackupRefused(f"{file} is not a backup. Give a file that `verdicts backup` wrote")
    return found[0]


def _refuse_another_kind(wanted: str, given: str) -> None:
    if wanted != given:
        raise BackupRefused(
            f"this is a backup of {_NAMES[given]} and VERDICTS_DATABASE_URL names {_NAMES[wanted]}. "
            f"Restore it to {_NAMES[given]}; `verdicts export` and `import` carry a catalogue across"
        )


def _refuse_a_newer_one(version: str | None) -> None:
    if version is None:
        raise BackupRefused("this is a database of another program")
    if version not in versions():
        raise BackupRefused(f"the backup is at version {version}, newer than this program. Upgrade Verdicts first")


def _tools(engine: Engine, database: Path | None) -> int:
    if database is not None and not database.exists():
        return 0
    with reading(engine) as conn:
        return tool_count(conn) if inspect(conn).has_table("tool") else 0
