"""`verdicts import`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from verdicts.commands.ground import database, err, fail, now, out, progress
from verdicts.desk.importing import Imported, ImportRefused, import_catalogue
from verdicts.store.migrating import migrate

Paths = Annotated[list[Path], typer.Argument(help="Catalogue files, or folders of them.", show_default=False)]
Replace = Annotated[bool, typer.Option("--replace", help="Overwrite tools that were last edited at the desk.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would change; change nothing.")]


def run(paths: Paths, replace: Replace = False, dry_run: DryRun = False) -> None:
    """Import tools and reviewers from catalogue files.

    A file holds one tool and is named after its slug; reviewers.json holds the reviewers. All files are read first:
    if any is wrong, every error is listed with file, field and reason, and nothing is imported. Importing the same
    files again changes nothing. Tools that are not in the files stay.
    """
    with database() as engine:
        migrate(engine)
        try:
            with progress("Reading files") as bar:
                done = import_catalogue(engine, paths, clock=now, replace=replace, dry_run=dry_run, progress=bar)
        except ImportRefused as refused:
            _explain(refused)
    out.print(_summary(done, dry_run))


def _explain(refused: ImportRefused) -> NoReturn:
    for fault in refused.faults:
        err.print(str(fault))
    many = len(refused.faults)
    desk = any("at the desk" in fault.reason for fault in refused.faults)
    way_out = "Add --replace to overwrite what was edited at the desk." if desk else "Correct this and import again."
    fail(f"Nothing was imported: {many} error{'s' if many > 1 else ''}. {way_out}")


def _summary(done: Imported, dry_run: bool) -> str:
    parts = [f"{len(done.added)} added", f"{len(done.changed)} changed", f"{done.unchanged} unchanged"]
    if done.reviewers_changed:
        parts.append(f"reviewers: {', '.join(done.reviewers_changed)}")
    start = "Would import" if dry_run else "Imported"
    return f"{start}: {', '.join(parts)}." + ("" if dry_run else f" Catalogue revision {done.revision}.")
