"""A private throw-away PostgreSQL server, started from the machine's own binaries."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class NoPostgres(Exception):
    """There is no server to test on; the message says why."""


@contextmanager
def throwaway_server() -> Iterator[str]:
    """Start a server on a free port, yield its SQLAlchemy address, stop it and remove its files."""
    binaries, as_user = _binaries(), _unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="verdicts-pg-"))
    if as_user:
        shutil.chown(folder, "postgres", "postgres")
    data, port = folder / "data", _free_port()
    control = [*as_user, str(binaries / "pg_ctl"), "-D", str(data), "-w", "-s", "-l", str(folder / "log")]
    try:
        initdb = [str(binaries / "initdb"), "-D", str(data), "-A", "trust", "-U", "postgres", "-N", "-E", "UTF8"]
        _run([*as_user, *initdb], folder)
        _run([*control, "-o", f"-p {port} -k {folder} -h 127.0.0.1 -F -c max_connections=200", "start"], folder)
        yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], cwd=folder, capture_output=True, check=False)
        shutil.rmtree(folder, ignore_errors=True)


def _binaries() -> Path:
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    on_path = shutil.which("initdb")
    for folder in [*installed, *([Path(on_path).parent] if on_path else [])]:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise NoPostgres("no initdb and pg_ctl found; install PostgreSQL or set VERDICTS_TEST_POSTGRES_URL")


def _unprivileged() -> list[str]:
    """PostgreSQL does not run as root, so root hands it to the user postgres."""
    if os.geteuid() != 0:
        return []
    try:
        pwd.getpwnam("postgres")
    except KeyError:
        raise NoPostgres("running as root, and there is no user postgres to run the server as") from None
    return ["runuser", "-u", "postgres", "--"]


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise NoPostgres(f"{command[-1]} failed: {done.stderr.strip()[-300:]}")
