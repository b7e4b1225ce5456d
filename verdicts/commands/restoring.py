"""`verdicts restore`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from verdicts.commands.ground import database, fail, out, progress
from verdicts.desk.backing_up import BackupRefused
from verdicts.desk.restoring import restore

File = Annotated[Path, typer.Argument(help="A file that `verdicts backup` wrote.", show_default=False)]
Force = Annotated[bool, typer.Option("--force", help="Replace all that a database with tools holds.")]


def run(file: File, force: Force = False) -> None:
    """Put a backup in the place of all that the database holds.

    Stop every server first. It is done whole or not at all, and an older backup is brought up to date. PostgreSQL
    needs its own pg_restore and psql on the PATH.
    """
    with database() as engine:
        try:
            with progress("Restoring") as bar:
                done = restore(engine, file, force=force, progress=bar)
        except BackupRefused as refused:
            fail(f"Nothing was restored: {refused}.")
        except OSError as broken:
            fail(f"Nothing was restored: {broken.strerror}: {file}. Give a file that can be read.")
    lifted = f" Brought up to date: {', '.join(done.migrated)}." if done.migrated else ""
    out.print(f"Restored {file}: {done.tools} tools.{lifted} `verdicts check` recounts it; then start the server.")
