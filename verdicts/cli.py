"""The `verdicts` command: puts the commands together and turns failures into sentences."""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

import typer
from pydantic import ValidationError

from verdicts.commands import (
    administering,
    backing_up,
    checking,
    demo_voting,
    excluding,
    exporting,
    importing,
    mailing,
    migrating,
    ranking,
    restoring,
    rotating,
    serving,
)
from verdicts.commands import fusion as fusing
from verdicts.commands.ground import out
from verdicts.desk.pools.file import PoolsRefused
from verdicts.desk.providers.file import ProvidersRefused
from verdicts.store.engine import DatabaseTrouble, in_words
from verdicts.store.migrating import DatabaseTooNew

app = typer.Typer(
    name="verdicts",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Settings are environment variables VERDICTS_... or lines in a file .env; "
    "VERDICTS_DATABASE_URL names the database, by default data/verdicts.db.",
)
app.command("serve")(serving.run)
app.command("build")(serving.run_build)
app.command("import")(importing.run)
app.command("export")(exporting.run)
app.command("check")(checking.run)
app.command("rank")(ranking.run)
app.command("migrate")(migrating.run)
app.command("demo-votes")(demo_voting.run)
app.command("exclude")(excluding.run_exclude)
app.command("include")(excluding.run_include)
app.add_typer(administering.app, name="admin")
app.add_typer(fusing.app, name="fusion")
app.command("mail")(mailing.run)
app.command("rotate-keys")(rotating.run)
app.command("backup")(backing_up.run)
app.command("restore")(restoring.run)


def _show_version(wanted: bool) -> None:
    if not wanted:
        return
    try:
        out.print(f"verdicts {version('verdicts')}")
    except PackageNotFoundError:
        out.print("verdicts, run from its source")
    raise typer.Exit


@app.callback()
def _about(
    _: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Verdicts compares AI tools side by side and answers: which one should you ship?"""


def main() -> None:
    """Run the command; failures of settings and database end in a sentence and exit code 1."""
    try:
        app()
    except ValidationError as broken:
        if broken.title != "Settings":
            raise
        sys.exit("\n".join(_settings_lines(broken)))
    except ProvidersRefused as refused:
        sys.exit(f"VERDICTS_PROVIDERS cannot be used:\n{refused}")
    except PoolsRefused as refused:
        sys.exit(f"VERDICTS_POOLS cannot be used:\n{refused}")
    except DatabaseTooNew as newer:
        sys.exit(f"Nothing was done: {newer}.")
    except DatabaseTrouble as trouble:
        sys.exit(f"The database cannot be used: {in_words(trouble)}. Check VERDICTS_DATABASE_URL and try again.")


def _settings_lines(broken: ValidationError) -> list[str]:
    """One line a bad setting: its name, and what is wrong with it."""
    return [
        f"VERDICTS_{'_'.join(map(str, one['loc'])).upper()}: {one['msg'].removeprefix('Value error, ')}"
        for one in broken.errors()  # the value itself is not repeated: an address may hold a password
    ]
