"""What every command stands on: the database of the settings, the clock, progress, and plain words for failure."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NoReturn

import typer
from rich.console import Console

from verdicts.settings import settings

if TYPE_CHECKING:
    from sqlalchemy import Engine

out = Console(soft_wrap=True, highlight=False, markup=False)
err = Console(stderr=True, soft_wrap=True, highlight=False, markup=False)
EMPTY = (
    "The database is empty. `verdicts migrate` makes its tables, `verdicts import FOLDER` brings tools too, and "
    "`verdicts serve` begins with the demo catalogue."
)
OLD = "The database is not up to date. Run `verdicts migrate` first."


def now() -> datetime:
    """This moment, aware UTC."""
    return datetime.now(UTC)


def fail(message: str) -> NoReturn:
    """End the command with a sentence and exit code 1."""
    err.print(message)
    raise typer.Exit(1)


@contextmanager
def database(migrated: bool = False) -> Generator[Engine, None, None]:
    """The database of VERDICTS_DATABASE_URL; with `migrated`, one whose tables are not up to date ends the command."""
    from verdicts.store.engine import open_engine  # a second to import, which not every command needs
    from verdicts.store.migrating import pending, versions

    engine = open_engine(settings().database)
    try:
        if migrated and (missing := pending(engine)):
            fail(EMPTY if missing == list(versions()) else OLD)
        yield engine
    finally:
        engine.dispose()


@contextmanager
def progress(what: str) -> Generator[Callable[[int, int], None], None, None]:
    """A bar on a terminal and nothing elsewhere; call it with the number done and the number in all."""
    from rich.progress import Progress

    with Progress(console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
