"""The import contracts hold, and each of them fails on a planted violation."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.serving import HOUSE

PLANTED = [
    ("floors", "verdicts/store/planted.py", "import verdicts.desk.compare\n"),
    ("floors", "verdicts/post/planted.py", "import verdicts.store.engine\n"),
    ("settings", "verdicts/desk/planted.py", "import verdicts.settings\n"),
    ("settings", "verdicts/post/planted.py", "import verdicts.settings\n"),
    ("reflex", "verdicts/views/planted.py", "import reflex\n"),
    ("reflex", "verdicts/post/planted.py", "import reflex\n"),
    ("live", "verdicts/live/planted.py", "import sqlalchemy\n"),
    ("sql", "verdicts/components/planted.py", "import sqlalchemy\n"),
    ("pure", "verdicts/domain/planted.py", "import rapidfuzz\n"),
    ("pure", "verdicts/domain/planted.py", "import numpy\n"),
    ("pictures", "verdicts/components/planted.py", "import verdicts.desk.compare\n"),
]


def _lint(folder: Path, contract: str) -> subprocess.CompletedProcess[str]:
    """Run one contract in a copy of the house."""
    tool = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [str(tool), "--no-cache", "--contract", contract],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the house's Python files."""
    shutil.copytree(HOUSE / "verdicts", tmp_path / "verdicts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(HOUSE / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(("contract", "name", "code"), PLANTED)
def test_each_contract_can_fail(copy: Path, contract: str, name: str, code: str) -> None:
    """A contract is kept by the house as it is and broken by one import planted in it."""
    assert _lint(copy, contract).returncode == 0
    (copy / name).write_text(code)
    broken = _lint(copy, contract)
    assert broken.returncode == 1, broken.stdout + broken.stderr
    assert "BROKEN" in broken.stdout
