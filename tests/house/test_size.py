"""Rooms stay small: files around 60 lines and at most 200, functions at most 20, component functions 40."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving import HOUSE

FILES = sorted((HOUSE / "verdicts").rglob("*.py"))
FORBIDDEN = {"utils", "helpers", "manager", "common"}


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its signature and docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def _too_long(file: Path) -> Iterator[str]:
    most = 40 if "components" in file.parts or "pages" in file.parts else 20
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _lines(node) > most:
            yield f"{file.relative_to(HOUSE)}:{node.lineno} {node.name} has {_lines(node)} lines, at most {most}"


def test_files_fit_on_a_few_screens() -> None:
    """No Python file of the house has more than 200 lines, no script more than 150."""
    scripts = sorted((HOUSE / "assets" / "js").glob("*.js"))
    sizes = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in [*FILES, *scripts]}
    assert not [f"{file.name}: {n}" for file, n in sizes.items() if n > (150 if file.suffix == ".js" else 200)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(HOUSE)))
def test_functions_do_one_thing(file: Path) -> None:
    """No function is longer than its floor allows."""
    assert not list(_too_long(file))


def test_names_say_what_is_inside() -> None:
    """No room is called utils, helpers, manager or common."""
    assert not [file for file in FILES if FORBIDDEN & {part.removesuffix(".py") for part in file.parts}]
