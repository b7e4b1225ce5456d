"""The command line, run as a user runs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.desk.conftest import Run
from tests.picked import picked
from verdicts.store.engine import open_engine
from verdicts.store.migrating import versions

ROOT = Path(__file__).parents[2]


def test_the_package_runs_as_a_program() -> None:
    """`python -m verdicts` is the same command, without a warning."""
    command = [sys.executable, "-W", "error", "-m", "verdicts", "--version"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout.startswith("verdicts"), done.stderr) == (0, True, "")


def test_a_catalogue_goes_in_and_out(verdicts: Run, demo_folder: Path, tmp_path: Path) -> None:
    """Import, check and export work one after the other and say what they did."""
    assert verdicts("migrate") == (0, f"Applied {', '.join(versions())}.\n", "")
    assert verdicts("migrate") == (0, "Already up to date.\n", "")
    code, out, _ = verdicts("import", demo_folder, "--dry-run")
    assert (code, out.startswith("Would import: 18 added")) == (0, True)
    code, out, err = verdicts("import", demo_folder)
    assert (code, err) == (0, "")
    assert out.startswith("Imported: 18 added, 0 changed, 0 unchanged")
    assert verdicts("check") == (0, "Everything holds.\n", "")
    assert verdicts("export", tmp_path / "out") == (0, f"Exported 18 tools to {tmp_path / 'out'}.\n", "")
    code, _, err = verdicts("export", tmp_path / "out")
    assert (code, "--force" in err) == (1, True)


def test_ranking_says_of_what(verdicts: Run, demo_folder: Path, tmp_path: Path) -> None:
    """`rank` says from how many picks the ladders are, and that there are none."""
    verdicts("import", demo_folder)
    assert verdicts("rank") == (0, "Nobody has picked yet: the ladder is empty.\n", "")
    engine = open_engine(f"sqlite:///{tmp_path / 'data' / 'v.db'}")
    picked(engine, [("ann", ("ollama", "vllm"), "vllm"), ("ben", ("aider", "vllm"), "vllm")])
    engine.dispose()
    said = "Ranked 3 tools from 2 picks of 2 readers; 1 category has a ladder of its own.\n"
    assert verdicts("rank") == (0, said, "")


def test_a_refused_import_lists_the_faults(verdicts: Run, tmp_path: Path) -> None:
    """Each fault is a line of its own, brackets and all, and the exit code is 1."""
    (tmp_path / "a.json").write_text('{"slug": "a", "panel": [{"score": 300}]}')
    code, out, err = verdicts("import", tmp_path / "a.json", tmp_path / "gone")
    assert (code, out) == (1, "")
    lines = err.splitlines()
    assert f"{tmp_path / 'a.json'}: panel[0].score: must be at most 100" in lines
    assert f"{tmp_path / 'gone'}: does not exist" in lines
    assert lines[-1].startswith("Nothing was imported:")


def test_a_database_without_tables_is_told_so(verdicts: Run, tmp_path: Path) -> None:
    """Check and export on an empty database point to migrate."""
    for command in (["check"], ["export", tmp_path / "out"]):
        code, _, err = verdicts(*command)
        assert (code, "verdicts migrate" in err) == (1, True)


def test_bad_settings_are_lines_not_a_traceback(verdicts: Run) -> None:
    """Every bad setting is named as the variable it comes from, without its value."""
    code, _, err = verdicts("check", VERDICTS_PORT="abc", VERDICTS_DATABASE_URL="mysql://me:secret@x")
    assert code == 1
    assert [line.split(":")[0] for line in err.splitlines()] == ["VERDICTS_PORT", "VERDICTS_DATABASE_URL"]
    assert "secret" not in err


@pytest.mark.parametrize(
    "address",
    ["postgresql://me:secret@127.0.0.1:1/x", "postgresql://me:secret@127.0.0.1:port/x", "sqlite:////proc/x/v.db"],
)
def test_a_database_out_of_reach_is_a_sentence(verdicts: Run, address: str) -> None:
    """No server, a malformed address and an impossible folder end in one sentence with a way out."""
    code, _, err = verdicts("check", VERDICTS_DATABASE_URL=address)
    assert (code, len(err.splitlines())) == (1, 1)
    assert err.startswith("The database cannot be used:")
    assert "secret" not in err


def test_wrong_usage_has_its_own_exit_code(verdicts: Run) -> None:
    """A missing argument and an unknown command exit with 2; help with 0 names every command."""
    assert verdicts("import")[0] == 2
    assert verdicts("bogus")[0] == 2
    code, out, _ = verdicts("--help")
    assert code == 0
    assert all(word in out for word in ("import", "export", "check", "migrate"))
