"""Engines by address: SQLite in WAL mode or PostgreSQL by psycopg, and the two ways to use a connection."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection
from sqlite3 import OperationalError

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

DatabaseTrouble = SQLAlchemyError
BUSY_MS = 10_000
APPLICATION = "verdicts"  # what PostgreSQL lists our connections as


def open_engine(url: str) -> Engine:
    """An engine for `sqlite:///file` (its folder is made) or `postgresql+psycopg://...`; nothing is connected yet.

    Raises DatabaseTrouble when the address cannot be read or the folder not be made. Errors of its statements do not
    repeat the values, which may be a reader's.
    """
    try:
        return _engine(make_url(url))
    except ValueError as broken:
        raise ArgumentError("the address is not one that can be read") from broken
    except OSError as broken:
        raise ArgumentError(f"its folder cannot be made: {broken.strerror}: {broken.filename}") from broken


def _engine(address: URL) -> Engine:
    if address.get_backend_name() != "sqlite":
        words = {"connect_timeout": 5, "application_name": APPLICATION}
        return create_engine(address, pool_pre_ping=True, connect_args=words, hide_parameters=True)
    if address.database in (None, "", ":memory:"):
        alone = {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}}
        engine = create_engine(address, hide_parameters=True, **alone)
    else:
        Path(str(address.database)).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(address, hide_parameters=True)
    event.listen(engine, "connect", _tune)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def reading(engine: Engine) -> Generator[Connection, None, None]:
    """A connection whose queries all see the same state; nothing written in it is kept."""
    with engine.connect() as conn:
        if conn.dialect.name == "postgresql":
            conn.execution_options(isolation_level="REPEATABLE READ")
        yield conn


@contextmanager
def writing(engine: Engine, *, keep: bool = True) -> Generator[Connection, None, None]:
    """One transaction that may write: kept at the end, undone by any exception and, for a rehearsal, without `keep`."""
    with engine.connect().execution_options(sqlite_begin="BEGIN IMMEDIATE") as conn, conn.begin() as transaction:
        yield conn
        if not keep:
            transaction.rollback()


def in_words(trouble: SQLAlchemyError) -> str:
    """The first line of the database's own complaint, without the statement and its values."""
    return str(getattr(trouble, "orig", None) or trouble).strip().split("\n")[0].rstrip(".")


def _tune(raw: SQLiteConnection, _record: object) -> None:
    raw.isolation_level = None  # we say BEGIN ourselves, so reads are snapshots and DDL is transactional
    raw.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    _wal(raw, tries=100)
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("PRAGMA foreign_keys = ON")


def _wal(raw: SQLiteConnection, tries: int) -> None:
    """Switch to WAL; SQLite does not wait by itself when another process switches at the same moment."""
    try:
        raw.execute("PRAGMA journal_mode = WAL").fetchone()
    except OperationalError:
        if tries <= 1:
            raise
        time.sleep(BUSY_MS / 1000 / 100)
        _wal(raw, tries - 1)


def _begin(conn: Connection) -> None:
    conn.exec_driver_sql(conn.get_execution_options().get("sqlite_begin", "BEGIN"))
