"""What a command costs before it does anything, and how it ends when it is stopped there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib import import_module
from typing import Any

import pytest
import typer

from tests.fusion.commands.room import HEARS_CTRL_C
from tests.serving import HOUSE
from verdicts import cli
from verdicts.commands import fusion

DEAR = ("sqlalchemy", "openai", "httpx2", "numpy", "reflex", "granian")
STOPPED_EARLY = """
import os, signal, sys
class Presser:
    def find_spec(self, name, path=None, target=None):
        if name == "{module}":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Presser())
"""


def ran(code: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Python, in the house."""
    known = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-c", code, *words], cwd=HOUSE, env=known, capture_output=True, text=True, timeout=90
    )


@pytest.mark.parametrize("words", [("--help",), ("fusion", "--help"), ("fusion", "ask", "--help")])
def test_dear_libraries_are_loaded_by_who_needs_them(words: tuple[str, ...]) -> None:
    """Help, and who asks a pool, begin without the database, the client of models and the server: seconds together."""
    code = f"""
import sys
from verdicts.cli import main
try:
    main()
finally:
    print("loaded:", *(name for name in {DEAR} if name in sys.modules))
"""
    done = ran(code, *words)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].split() == ["loaded:"]


@pytest.mark.parametrize("table", [cli.COMMANDS, fusion.COMMANDS])
def test_each_command_is_where_the_table_says(table: dict[str, tuple[str, str]]) -> None:
    """It is there, and its line in the list is the first paragraph of its own help."""
    for where, words in table.values():
        module, _, name = where.partition(":")
        found = getattr(import_module(f"verdicts.commands.{module}"), name)
        assert re.sub(r"\s+", " ", _help(found).strip().split("\n\n")[0]) == words


def _help(found: Any) -> str:
    if not isinstance(found, typer.Typer):
        return found.__doc__ or ""
    about = found.registered_callback
    return str(about.callback.__doc__ if about and about.callback else found.info.help)


@pytest.mark.parametrize(
    "module",
    ["verdicts.cli", "typer.core", "pydantic.type_adapter", "verdicts.commands.fusion.asking", "verdicts.fusion.fuse"],
)
def test_ctrl_c_while_it_begins(module: str) -> None:
    """Pressed while anything is imported, it ends the command with one word and 130, without a traceback."""
    done = ran(STOPPED_EARLY.format(module=module) + HEARS_CTRL_C, "fusion", "ask", "x")
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Stopped.\n")
