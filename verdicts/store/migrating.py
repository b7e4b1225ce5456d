"""Migrations run from code: safe when several processes start at once, and they leave all or nothing."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import SQLAlchemyError

from verdicts.store.engine import writing

_FOLDER = Path(__file__).parent / "migrations"
_LOCK = 8_372_114_905  # any number that no other program uses on this database


class DatabaseTooNew(Exception):
    """The database was migrated by a newer version of this program."""


def migrate(engine: Engine, to: str = "head") -> list[str]:
    """Bring the tables to version `to`; returns the versions applied, oldest first, if any."""
    with _locked(engine) as conn:
        missing = _missing(conn)
        if missing:
            _upgrade(conn, to)
        left = _missing(conn)
    return [version for version in missing if version not in left]


def pending(engine: Engine) -> list[str]:
    """Versions not yet applied, oldest first. Raises DatabaseTooNew."""
    with engine.connect() as conn:
        return _missing(conn)


def ready(engine: Engine) -> bool:
    """Whether the database answers and has exactly our tables."""
    try:
        return not pending(engine)
    except (SQLAlchemyError, DatabaseTooNew):
        return False


@cache
def versions() -> tuple[str, ...]:
    """All versions this program knows, oldest first: each migration's file is named after it."""
    return tuple(sorted(file.name.split("_")[0] for file in (_FOLDER / "versions").glob("[0-9]*_*.py")))


def _current(conn: Connection) -> str | None:
    if not inspect(conn).has_table("alembic_version"):
        return None
    return conn.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _missing(conn: Connection) -> list[str]:
    current = _current(conn)
    if current is None:
        return list(versions())
    if current not in versions():
        raise DatabaseTooNew(f"the database is at version {current}, which this program does not know; upgrade it")
    return list(versions()[versions().index(current) + 1 :])


def _upgrade(conn: Connection, to: str) -> None:
    from alembic import command  # a third of a second that a start with nothing to migrate does not pay
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = conn
    command.upgrade(config, to)


@contextmanager
def _locked(engine: Engine) -> Generator[Connection, None, None]:
    """A writing connection that other migrating processes wait for."""
    if engine.dialect.name == "sqlite":
        with _without_foreign_keys(engine) as conn:
            yield conn
        return
    with writing(engine) as conn:
        conn.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        yield conn


@contextmanager
def _without_foreign_keys(engine: Engine) -> Generator[Connection, None, None]:
    """SQLite rebuilds a table to alter it; with foreign keys on, dropping the old one would delete its children."""
    with engine.connect().execution_options(sqlite_begin="BEGIN IMMEDIATE") as conn:
        raw = conn.connection
        raw.cursor().execute("PRAGMA foreign_keys = OFF")
        try:
            with conn.begin():
                yield conn
                if orphans := conn.exec_driver_sql("PRAGMA foreign_key_check").all():
                    raise RuntimeError(f"the migration would leave rows without their parent: {orphans[:3]}")
        finally:
            raw.cursor().execute("PRAGMA foreign_keys = ON")
