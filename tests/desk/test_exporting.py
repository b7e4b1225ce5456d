"""Exporting the catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.conftest import NOON
from tests.generate import fill, odd_tools, tools
from verdicts.desk.exporting import ExportRefused, export_catalogue
from verdicts.desk.importing import import_catalogue


def test_the_demo_comes_out_as_it_went_in(demo: Engine, demo_folder: Path, tmp_path: Path) -> None:
    """Every exported file equals the demo's, byte for byte."""
    assert export_catalogue(demo, tmp_path / "new" / "out") == 18
    written = {file.name: file.read_bytes() for file in (tmp_path / "new" / "out").iterdir()}
    assert written == {file.name: file.read_bytes() for file in demo_folder.glob("*.json")}


def test_an_export_imports_as_no_change(engine: Engine, tmp_path: Path) -> None:
    """Importing what was exported changes nothing, odd tools included."""
    fill(engine, [*tools(40), *odd_tools()])
    export_catalogue(engine, tmp_path / "out")
    done = import_catalogue(engine, [tmp_path / "out"], clock=lambda: NOON)
    assert (done.added, done.changed, done.reviewers_changed) == ((), (), ())


def test_an_empty_catalogue_is_exported_too(engine: Engine, tmp_path: Path) -> None:
    """Without tools only an empty list of reviewers is written, and it imports."""
    assert export_catalogue(engine, tmp_path / "out") == 0
    assert (tmp_path / "out" / "reviewers.json").read_text() == "[]\n"
    import_catalogue(engine, [tmp_path / "out"], clock=lambda: NOON)


def test_a_full_folder_is_left_alone_unless_forced(demo: Engine, tmp_path: Path) -> None:
    """A folder with anything in it is refused untouched; forced, same names are replaced and others stay."""
    (tmp_path / "vllm.json").write_text("mine")
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(ExportRefused, match="not empty"):
        export_catalogue(demo, tmp_path)
    assert (tmp_path / "vllm.json").read_text() == "mine"
    export_catalogue(demo, tmp_path, force=True)
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert (tmp_path / "vllm.json").read_text() != "mine"
    assert not list(tmp_path.glob(".*.part"))


def test_a_file_is_no_folder(demo: Engine, tmp_path: Path) -> None:
    """A file in the folder's place is refused in words, forced or not."""
    (tmp_path / "out").write_text("")
    with pytest.raises(ExportRefused, match="not a folder"):
        export_catalogue(demo, tmp_path / "out", force=True)
