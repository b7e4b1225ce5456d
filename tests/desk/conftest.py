"""Ground of the tests of importing."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.conftest import NOON
from tests.desk.files import Importer
from verdicts.cli import main
from verdicts.desk.importing import import_catalogue
from verdicts.settings import settings

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, demo_folder: Path) -> Path:
    """A copy of the demo files to break."""
    return Path(shutil.copytree(demo_folder, tmp_path / "files"))


@pytest.fixture
def bring(engine: Engine, folder: Path) -> Importer:
    """Import the folder, or other paths, at noon."""
    return lambda *paths, **more: import_catalogue(engine, list(paths) or [folder], clock=lambda: NOON, **more)


@pytest.fixture
def verdicts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Run `verdicts` on a database in a folder of its own; gives exit code, output and errors."""
    base = {"VERDICTS_DATABASE_URL": f"sqlite:///{tmp_path / 'data' / 'v.db'}", "NO_COLOR": "1", "COLUMNS": "100"}

    def run(*words: object, **more: str) -> tuple[int, str, str]:
        for name, value in (base | more).items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["verdicts", *map(str, words)])
        settings.cache_clear()
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        said = ended.value.code
        return (1, out, err + said) if isinstance(said, str) else (int(said or 0), out, err)

    yield run
    settings.cache_clear()
