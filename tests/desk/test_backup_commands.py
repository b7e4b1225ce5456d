"""`verdicts backup` and `verdicts restore` as an operator runs them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.desk.conftest import Run

SECRET = "dont-tell"  # noqa: S105
PROGRAM = """#!/bin/sh
echo "$0 $@" >> {said}
echo "password=$PGPASSWORD" >> {said}
exit 3
"""


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH with nothing on it but a pg_dump that writes down how it was called; the file it writes to."""
    folder, said = tmp_path / "bin", tmp_path / "said"
    folder.mkdir()
    program = folder / "pg_dump"
    program.write_text(PROGRAM.format(said=said))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    return said


def test_a_backup_goes_out_and_in(verdicts: Run, demo_folder: Path, tmp_path: Path) -> None:
    """Both commands say what they did, and refuse with what to do."""
    file = tmp_path / "a.backup"
    code, _, err = verdicts("backup", file)
    assert (code, err.startswith("Nothing was backed up: there is no database at")) == (1, True)
    verdicts("import", demo_folder)
    code, out, err = verdicts("backup", file)
    assert (code, out.startswith(f"Backed up to {file}: 0."), err) == (0, True, "")
    code, _, err = verdicts("backup", file)
    assert (code, "--force" in err) == (1, True)
    assert verdicts("backup", file, "--force")[0] == 0
    code, _, err = verdicts("restore", file)
    assert (code, "holds 18 tools" in err, "--force" in err) == (1, True, True)
    code, out, err = verdicts("restore", file, "--force")
    assert (code, out.startswith(f"Restored {file}: 18 tools."), err) == (0, True, "")
    assert verdicts("check")[0] == 0


def test_what_cannot_be_written_or_read_is_a_sentence(verdicts: Run, demo_folder: Path, tmp_path: Path) -> None:
    """A folder or a file that is not there, and the database itself, end in one line."""
    verdicts("import", demo_folder)
    for words in (
        ["backup", tmp_path / "none" / "a"],
        ["backup", tmp_path / "data" / "v.db", "--force"],
        ["restore", tmp_path / "none", "--force"],
    ):
        code, _, err = verdicts(*words)
        assert (code, len(err.splitlines()), err.startswith("Nothing was")) == (1, 1, True)
    with sqlite3.connect(tmp_path / "data" / "v.db") as conn:
        assert conn.execute("SELECT count(*) FROM tool").fetchone() == (18,)
    conn.close()


def test_the_password_is_not_in_the_process_list(verdicts: Run, programs: Path, tmp_path: Path) -> None:
    """PostgreSQL's programs get the password by environment; what they complain of is told without it."""
    address = f"postgresql://me:{SECRET}@db.example:5433/votes?sslmode=require"
    code, _, err = verdicts("backup", tmp_path / "a", VERDICTS_DATABASE_URL=address)
    called, password = programs.read_text().splitlines()
    assert "host=db.example port=5433 user=me dbname=votes sslmode=require" in " ".join(sorted([called]))
    assert SECRET not in called
    assert password == f"password={SECRET}"
    assert (code, err) == (1, "Nothing was backed up: pg_dump says: nothing, and failed.\n")
    assert not (tmp_path / "a").exists()


def test_a_missing_program_is_named(verdicts: Run, programs: Path, tmp_path: Path) -> None:
    """Without pg_dump there is a sentence that says what to install."""
    (tmp_path / "bin" / "pg_dump").unlink()
    code, _, err = verdicts("backup", tmp_path / "a", VERDICTS_DATABASE_URL="postgresql://me@db.example/votes")
    assert code == 1
    assert err.startswith("Nothing was backed up: pg_dump was not found. Install PostgreSQL's client programs")
