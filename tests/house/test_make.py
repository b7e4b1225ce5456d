"""What `make` says to who follows the README."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.serving import HOUSE


def test_local_names_the_next_command(tmp_path: Path) -> None:
    """`make local` ends with how to ask the pool that it brought, also where it was there already."""
    (tmp_path / "bin").mkdir()
    for name in ("bin/python", ".serve", ".local"):  # newer than what they are made of, so that nothing is to do
        (tmp_path / name).touch()
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(
        ["make", "local", f"VENV={tmp_path}"], cwd=HOUSE, env=clean, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == (
        f'The pool local is there. Ask it: {tmp_path}/bin/verdicts fusion ask "Why is the sky blue?" --pool local\n'
    )
