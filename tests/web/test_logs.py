"""The log tells what happened and never what somebody's values were."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest
import structlog
from sqlalchemy import text

from verdicts.store.engine import DatabaseTrouble, open_engine
from verdicts.web.logs import Form, open_log

SECRET = "of nobody's business"  # noqa: S105


@pytest.fixture(autouse=True)
def _logs_restored() -> Iterator[None]:
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    yield
    root.handlers[:] = before
    root.setLevel(level)
    structlog.reset_defaults()


def _fail(reader: str) -> None:
    held = reader + "!"
    raise ValueError(f"after {len(held)} characters")


@pytest.mark.parametrize("form", ["plain", "json"])
def test_a_traceback_holds_no_local_value(form: Form, capsys: pytest.CaptureFixture[str]) -> None:
    """An exception is logged with its lines of code, of our own loggers as of any library's."""
    open_log(form)
    try:
        _fail(SECRET)
    except ValueError:
        structlog.get_logger("verdicts.test").exception("page failed", path="/x")
        logging.getLogger("somebody.else").exception("failed %s", "too")
    said = capsys.readouterr().out
    assert said.count("ValueError: after 21 characters") == 2
    assert SECRET not in said
    assert "failed too" in said


def test_json_lines_are_objects(capsys: pytest.CaptureFixture[str]) -> None:
    """Each event is one object on one line, with its fields, whoever logged it; what is not JSON becomes text."""
    open_log("json")
    structlog.get_logger("verdicts.test").info("counted", votes=3, odd={1})
    logging.getLogger("granian").warning("several\nlines")
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["event"], first["votes"], first["odd"]) == ("counted", 3, "{1}")
    assert (second["event"], second["logger"], second["level"]) == ("several\nlines", "granian", "warning")
    assert first["timestamp"].endswith("Z")


def test_chatter_of_libraries_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    """What libraries say below a warning is not logged."""
    open_log("plain")
    logging.getLogger("sqlalchemy.engine").info("SELECT 1")
    assert capsys.readouterr().out == ""


def test_statements_are_told_without_their_values() -> None:
    """An error of the database repeats the statement and not what was asked for."""
    engine = open_engine("sqlite://")
    with pytest.raises(DatabaseTrouble) as broken, engine.connect() as conn:
        conn.execute(text("SELECT :reader FROM nowhere"), {"reader": SECRET})
    assert "nowhere" in str(broken.value)
    assert SECRET not in str(broken.value)
    engine.dispose()
