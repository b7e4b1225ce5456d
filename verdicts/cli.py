"""The `verdicts` command: names the commands, imports the one that is used, turns failures into sentences."""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

import typer

from verdicts.commands.lazily import lazily

COMMANDS = {
    "serve": (
        "serving:run",
        "Start Verdicts: build the frontend when its sources changed, migrate the database, serve.",
    ),
    "build": ("serving:run_build", "Build the frontend when its sources changed."),
    "import": ("importing:run", "Import tools and reviewers from catalogue files."),
    "export": ("exporting:run", "Write the catalogue as files that `verdicts import` reads."),
    "check": ("checking:run", "Recount and reread everything in the database and report what does not fit."),
    "rank": ("ranking:run", "Compute the ladders anew from the picks that count."),
    "migrate": ("migrating:run", "Bring the database's tables up to date."),
    "demo-votes": (
        "demo_voting:run",
        "Play a believable stream of votes into the running site, so that its pages can be seen live.",
    ),
    "exclude": (
        "excluding:run_exclude",
        "Leave a reader's votes out of every count, present ones and later ones. Nothing is deleted.",
    ),
    "include": ("excluding:run_include", "Count an excluded reader's votes again."),
    "admin": ("administering:app", "Make and appoint the accounts that run the site."),
    "fusion": ("fusion:app", "Ask a pool of language models, and see whether it works."),
    "mcp": ("agents:run", "Answer an agent on this program's standard streams, by the Model Context Protocol."),
    "mail": (
        "mailing:run",
        "Send a test letter now, with the settings that the server has, and say what became of it.",
    ),
    "digest": (
        "digesting:run",
        "Show what the weekly mail would say and to how many it would go; with --send, send it.",
    ),
    "bounce": ("bouncing:run", "Take a mail that came back, from a mail server's pipe (standard input)."),
    "rotate-keys": ("rotating:run", "Sign new cookies with a new key; readers known by the last two keys stay known."),
    "backup": ("backing_up:run", "Write the whole database to one file, while readers and voters go on."),
    "restore": ("restoring:run", "Put a backup in the place of all that the database holds."),
}

app = typer.Typer(
    name="verdicts",
    cls=lazily(COMMANDS),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Settings are environment variables VERDICTS_... or lines in a file .env; "
    "VERDICTS_DATABASE_URL names the database, by default data/verdicts.db.",
)


def _show_version(wanted: bool) -> None:
    if not wanted:
        return
    try:
        typer.echo(f"verdicts {version('verdicts')}")
    except PackageNotFoundError:
        typer.echo("verdicts, run from its source")
    raise typer.Exit


@app.callback()
def _about(
    _: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Verdicts compares AI tools side by side and answers: which one should you ship?"""


def main() -> None:
    """Run the command; failures of settings, of the operator's files and of the database end in a sentence and 1."""
    try:
        app()
    except Exception as broken:
        from verdicts.commands.failing import sentence  # all that can fail: seconds to import, and seldom needed

        if words := sentence(broken):
            sys.exit(words)
        raise
