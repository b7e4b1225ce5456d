"""PostgreSQL's own programs: pg_dump, pg_restore and psql. The password goes by environment, never by command line."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from psycopg.conninfo import make_conninfo
from sqlalchemy import URL, Engine, text

from verdicts.store.copies import CopyRefused
from verdicts.store.engine import APPLICATION, reading
from verdicts.store.tables import Row

MAGIC = b"PGDMP"
_PLAIN = ("--no-owner", "--no-privileges")
_OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity "
    "WHERE datname = current_database() AND application_name = :name AND pid <> pg_backend_pid()"
)
_IN_USE = "the database is in use. Stop every server first (`systemctl stop verdicts`, or Ctrl-C where it runs)"


def copy_out(url: URL, copy: Path) -> None:
    """Write what the database holds at this moment to `copy`, and read it through once. Raises CopyRefused."""
    _run([_program("pg_dump"), "--format=custom", *_PLAIN, f"--file={copy}", f"--dbname={_place(url)}"], url)
    _run([_program("pg_restore"), f"--file={os.devnull}", str(copy)], url)


def copy_in(copy: Path, engine: Engine) -> None:
    """Replace our tables and all that they hold by `copy`, or nothing. Raises CopyRefused, also while a server runs."""
    with reading(engine) as conn:
        if conn.execute(_OTHERS, {"name": APPLICATION}).scalar():
            raise CopyRefused(_IN_USE)
    engine.dispose()
    with tempfile.TemporaryFile() as said:
        words = ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", f"--dbname={_place(engine.url)}"]
        command = [_program("psql"), *words]
        with subprocess.Popen(  # noqa: S603
            command, env=_environment(engine.url), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said
        ) as psql:
            whole = _pour(copy, psql.stdin, said)
        if not whole or psql.returncode:
            raise CopyRefused(_complaint("psql", said))


def version_in(copy: Path) -> str | None:
    """The migration that a copy stands at, None when it is no database of this program. Raises CopyRefused."""
    words = ["--data-only", "--table=alembic_version", "--file=-", str(copy)]
    rows = _run([_program("pg_restore"), *words])
    found = re.search(r"^COPY [^\n]*alembic_version[^\n]*\n(\S+)\n", rows, re.MULTILINE)
    return found[1] if found else None


def _pour(copy: Path, into: IO[bytes] | None, said: IO[bytes]) -> bool:
    """Everything in one transaction that is only kept when the copy was read to its end."""
    assert into is not None  # noqa: S101 - it is a pipe
    tables = ", ".join(f'"{name}"' for name in [*Row.metadata.tables, "alembic_version"])
    try:
        into.write(f"BEGIN;\nDROP TABLE IF EXISTS {tables} CASCADE;\n".encode())
        into.flush()
        command = [_program("pg_restore"), *_PLAIN, "--file=-", str(copy)]
        done = subprocess.run(command, env=_environment(), stdout=into, stderr=said, check=False)  # noqa: S603
        into.write(b"\nCOMMIT;\n" if done.returncode == 0 else b"")
        into.close()
    except BrokenPipeError:  # psql ended at its first error, which it has said
        return False
    return done.returncode == 0


def _program(name: str) -> str:
    if found := shutil.which(name):
        return found
    raise CopyRefused(f"{name} was not found. Install PostgreSQL's client programs (postgresql-client on Debian)")


def _place(url: URL) -> str:
    """Where the database is, in libpq's words and without the password."""
    further = {name: value for name, value in url.query.items() if isinstance(value, str)}  # sslmode and its like
    return make_conninfo("", host=url.host, port=url.port, user=url.username, dbname=url.database, **further)


def _environment(url: URL | None = None) -> dict[str, str]:
    password = {"PGPASSWORD": url.password} if url is not None and url.password else {}
    return {**os.environ, **password, "PGAPPNAME": f"{APPLICATION}-copy", "PGCONNECT_TIMEOUT": "10", "LC_ALL": "C"}


def _run(command: Sequence[str], url: URL | None = None) -> str:
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(command, env=_environment(url), stdout=subprocess.PIPE, stderr=said, check=False)  # noqa: S603
        if done.returncode:
            raise CopyRefused(_complaint(Path(command[0]).name, said))
        return done.stdout.decode(errors="replace")


def _complaint(program: str, said: IO[bytes]) -> str:
    """The first line of a program's complaint."""
    said.seek(0)
    lines = [line.strip() for line in said.read().decode(errors="replace").splitlines() if line.strip()]
    return f"{program} says: {lines[0].rstrip('.') if lines else 'nothing, and failed'}"
