"""`verdicts backup`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from verdicts.commands.ground import database, fail, out, progress
from verdicts.desk.backing_up import BackupRefused, back_up

File = Annotated[Path, typer.Argument(help="The file to write.", show_default=False)]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that is there.")]


def run(file: File, force: Force = False) -> None:
    """Write the whole database to one file, while readers and voters go on.

    The file is checked before it appears under its name, and holds what `verdicts restore` takes. PostgreSQL needs
    its own pg_dump and pg_restore on the PATH.
    """
    with database() as engine:
        try:
            with progress("Backing up") as bar:
                size = back_up(engine, file, force=force, progress=bar)
        except BackupRefused as refused:
            fail(f"Nothing was backed up: {refused}.")
        except OSError as broken:
            fail(f"Nothing was backed up: {broken.strerror}: {file}. Give a file in a folder that can be written to.")
    out.print(f"Backed up to {file}: {size / 1_000_000:.1f} MB, checked.")
