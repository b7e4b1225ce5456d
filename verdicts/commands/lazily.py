"""Commands that are imported when they are used: to import all of them takes seconds, most of it the database's."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_group

INTERRUPTED = 130  # the exit code of what Ctrl-C ended, as shells have it
Table = Mapping[str, tuple[str, str]]  # a command's name: where it is (module:function), and the first line of its help


class Later(TyperCommand):
    """A command that is known by its name and a line of help until somebody uses it."""

    def __init__(self, name: str, where: str, words: str) -> None:
        """Nothing is imported yet."""
        super().__init__(name, help=words)
        self.where = where

    def real(self) -> Any:
        """The command, or the group of commands, imported."""
        module, _, attribute = self.where.partition(":")
        found = getattr(import_module(f"verdicts.commands.{module}"), attribute)
        if isinstance(found, typer.Typer):
            return get_group(found)
        app = typer.Typer(add_completion=False, rich_markup_mode="markdown")
        app.command(self.name)(found)
        return get_command(app)

    def make_context(self, *args: Any, **more: Any) -> Any:
        """The real command's, which is then what runs."""
        return self.real().make_context(*args, **more)


@contextmanager
def _stoppable() -> Generator[None]:
    """Ctrl-C, whenever it comes, ends a command with a word; typer has only the exit code."""
    try:
        yield
    except KeyboardInterrupt:
        typer.echo("Stopped.", err=True)
        raise typer.Exit(INTERRUPTED) from None


def lazily(table: Table) -> type[TyperGroup]:
    """A group of such commands, in the table's order."""

    class Lazily(TyperGroup):
        """The group of one table."""

        def __init__(self, **given: Any) -> None:
            """Everything else is as typer has it."""
            super().__init__(**given)
            self.commands = {name: Later(name, *entry) for name, entry in table.items()}

        def make_context(self, *args: Any, **more: Any) -> Any:
            """Read the options, for which typer imports a good deal."""
            with _stoppable():
                return super().make_context(*args, **more)

        def invoke(self, ctx: Any) -> Any:
            """Run one of them."""
            with _stoppable():
                return super().invoke(ctx)

    return Lazily
