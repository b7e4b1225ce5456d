"""The room of every test of the command."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fusion.commands.room import Ran, Room
from verdicts.cli import main
from verdicts.settings import settings


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Room]:
    """A folder of its own, without pools yet."""
    monkeypatch.chdir(tmp_path)

    def run(words: list[str], known: dict[str, str], said: str) -> Ran:
        for name, value in known.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", words)
        monkeypatch.setattr(sys, "stdin", io.StringIO(said))
        settings.cache_clear()
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        code = ended.value.code
        return (1, out, err + code) if isinstance(code, str) else (int(code or 0), out, err)

    yield Room(tmp_path, run)
    settings.cache_clear()
