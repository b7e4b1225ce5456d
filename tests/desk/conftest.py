"""Ground of the tests of importing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.conftest import NOON
from tests.desk.files import Importer
from verdicts.desk.importing import import_catalogue


@pytest.fixture
def folder(tmp_path: Path, demo_folder: Path) -> Path:
    """A copy of the demo files to break."""
    return Path(shutil.copytree(demo_folder, tmp_path / "files"))


@pytest.fixture
def bring(engine: Engine, folder: Path) -> Importer:
    """Import the folder, or other paths, at noon."""
    return lambda *paths, **more: import_catalogue(engine, list(paths) or [folder], clock=lambda: NOON, **more)
