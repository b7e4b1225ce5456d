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


def _lint(folder: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    """Run these contracts, or all, in a copy of the house."""
    tool = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [str(tool), "--no-cache", *(word for each in contracts for word in ("--contract", each))],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house's Python files; who plants something takes it out again."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(HOUSE / "verdicts", folder / "verdicts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(HOUSE / "pyproject.toml", folder)
    return folder


def test_the_house_keeps_its_contracts(house: Path) -> None:
    """Every contract that is broken below is kept by the house as it is."""
    kept = _lint(house, *sorted({contract for contract, _, _ in PLANTED}))
    assert kept.returncode == 0, kept.stdout + kept.stderr
    assert f"{len({contract for contract, _, _ in PLANTED})} kept, 0 broken" in kept.stdout


@pytest.mark.parametrize(("contract", "name", "code"), PLANTED)
def test_each_contract_can_fail(house: Path, contract: str, name: str, code: str) -> None:
    """A contract is broken by one import planted in the house."""
    (house / name).write_text(code)
    try:
        broken = _lint(house, contract)
    finally:
        (house / name).unlink()
    assert broken.returncode == 1, broken.stdout + broken.stderr
    assert "BROKEN" in broken.stdout
