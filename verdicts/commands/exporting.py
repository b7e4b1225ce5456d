"""`verdicts export`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from verdicts.commands.ground import database, fail, out, progress
from verdicts.desk.exporting import ExportRefused, export_catalogue

Folder = Annotated[Path, typer.Argument(help="Where the files go; made when it is not there.", show_default=False)]
Force = Annotated[bool, typer.Option("--force", help="Write into a folder that is not empty.")]


def run(folder: Folder, force: Force = False) -> None:
    """Write the catalogue as files that `verdicts import` reads.

    One file a tool and reviewers.json. With --force, files of the same names are replaced and others stay.
    """
    with database(migrated=True) as engine:
        try:
            with progress("Writing files") as bar:
                tools = export_catalogue(engine, folder, force=force, progress=bar)
        except ExportRefused as refused:
            fail(f"Nothing was exported: {refused}. Give another folder, or --force to write into a full one.")
        except OSError as broken:
            fail(f"The export stopped: {broken.strerror}: {broken.filename}. Give a folder that can be written to.")
    out.print(f"Exported {tools} tools to {folder}.")
