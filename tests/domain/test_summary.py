"""The line at the end of a test run."""

import pytest

from tests.conftest import not_run


def _skipped(reason: str, nodeid: str = "tests/a.py::test_b") -> pytest.TestReport:
    where = ("tests/a.py", 1, f"Skipped: {reason}")
    return pytest.TestReport(nodeid, where, {}, "skipped", where, "setup")


def test_what_was_not_run_is_said_once_a_reason() -> None:
    """Skips of one reason make one line with what and why; deselected and unreached tests are told too."""
    skipped = [
        _skipped("tests on PostgreSQL: no server"),
        _skipped("tests on PostgreSQL: no server"),
        _skipped("later"),
    ]
    assert not_run(skipped, 3, stopped=True) == [
        "NOT RUN: 3 tests (deselected)",
        "NOT RUN: tests on PostgreSQL (no server)",
        "NOT RUN: tests/a.py::test_b (later)",
        "NOT RUN: the rest (the run was stopped)",
    ]


def test_a_full_run_says_so() -> None:
    """Without a skip the line says that everything was run."""
    assert not_run([], 0, stopped=False) == ["Everything was run."]
