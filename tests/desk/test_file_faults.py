"""Catalogue files that cannot be read or are out of shape."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.desk.files import Importer, change, refusal
from verdicts.desk.faults import ImportRefused

BROKEN = {
    ("vllm.json", "panel[2].score", "must be at most 100"),
    ("vllm.json", "facts[0].value", 'write "Yes" or "No" as text'),
    ("vllm.json", "pricing.kind", "must be one of 'free', 'freemium', 'paid' or 'usage'"),
    ("vllm.json", "maker", "is missing"),
    ("vllm.json", "colour", "is not a key of a catalogue file; check its spelling"),
    ("vllm.json", "tagline", "is 91 characters long; at most 90 are allowed"),
    ("aider.json", "slug", "is not-aider, so the file must be named not-aider.json"),
    ("cursor.json", "", "is not JSON: line 2, column 3: Expecting property name enclosed in double quotes"),
}


def test_every_fault_of_every_file_is_listed(bring: Importer, engine: Engine, folder: Path) -> None:
    """Faults of all files are told at once, with file, field and reason, and nothing is imported."""
    document = json.loads((folder / "vllm.json").read_text("utf-8"))
    document["panel"][2] |= {"score": 120}
    document["facts"][0]["value"] = True
    document["pricing"]["kind"] = "barter"
    del document["maker"]
    (folder / "vllm.json").write_text(json.dumps(document | {"colour": "red", "tagline": "x" * 91}), "utf-8")
    change(folder / "aider.json", slug="not-aider")
    (folder / "cursor.json").write_text('{"slug": "cursor",\n  oops}', "utf-8")
    assert set(refusal(bring, engine)) == BROKEN


def test_plain_words_for_every_kind_of_fault(bring: Importer, engine: Engine, folder: Path) -> None:
    """Wrong kinds of values are explained without a word of the program's own language."""
    entry = {"amount": 0.1234567, "currency": "usd", "unit": "", "source": "ftp://x", "as_of": "2026-13"}
    document = {"pricing": {"kind": "paid", "entry": entry, "summary": 5}, "facts": {}, "panel": ["x"], "links": []}
    change(folder / "vllm.json", **document, published_on="2026-02-30")
    assert {(field, reason) for _, field, reason in refusal(bring, engine)} == {
        ("pricing.entry.amount", "must be a number under 10^9 with at most 6 decimal places"),
        ("pricing.entry.currency", "must be three capital letters like USD"),
        ("pricing.entry.unit", "must not be empty"),
        ("pricing.entry.source", "must be a web address that starts with http:// or https://"),
        ("pricing.entry.as_of", "must be a month like 2026-05"),
        ("pricing.summary", "must be text"),
        ("facts", "must be a list in brackets"),
        ("panel[0]", "must be an object in braces"),
        ("links", "must be an object in braces"),
        ("published_on", "must be a day of the calendar like 2026-11-03"),
    }


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xff\xfe{", "is not UTF-8 text (byte 1); save it as UTF-8"),
        (b'{"slug": "x", "slug": "y"}', 'gives the key "slug" twice in one object'),
        (b'{"slug": NaN}', "holds NaN, which is not a JSON number"),
        (b" " * 2_000_001, "is larger than 2 MB"),
        (b"[]", "must be an object in braces"),
        (b"null", "must be an object in braces"),
        (b'{"\\ud800": 1}', "holds characters that are not valid Unicode"),
    ],
    ids=["encoding", "repeated", "nan", "large", "list", "null", "surrogate"],
)
def test_unreadable_files_are_faults(
    bring: Importer, engine: Engine, folder: Path, content: bytes, reason: str
) -> None:
    """A file that cannot be read as a catalogue file is one fault among the others."""
    (folder / "broken.json").write_bytes(content)
    assert refusal(bring, engine) == [("broken.json", "", reason)]


def test_paths_that_lead_nowhere_are_faults(bring: Importer, engine: Engine, folder: Path, tmp_path: Path) -> None:
    """A missing path, an empty folder, another kind of file and a folder named like a file are all told."""
    (tmp_path / "empty").mkdir()
    (folder / "folder.json").mkdir()
    (folder / "loop.json").symlink_to(folder / "loop.json")
    found = refusal(
        bring, engine, folder, tmp_path / ("x" * 300), tmp_path / "gone.json", tmp_path / "empty", folder / "README.md"
    )
    assert sorted(found) == [
        ("README.md", "", "is not a .json file"),
        ("empty", "", "holds no .json files"),
        ("folder.json", "", "is not a file"),
        ("gone.json", "", "does not exist"),
        ("loop.json", "", "is not a file"),
        ("x" * 300, "", "cannot be read: File name too long"),
    ]


def test_a_slug_belongs_to_one_file(bring: Importer, engine: Engine, folder: Path, tmp_path: Path) -> None:
    """The same slug from two folders is a fault, while one file named twice is read once."""
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(folder / "vllm.json", other)
    assert refusal(bring, engine, folder, other) == [
        ("vllm.json", "slug", f"vllm is also given in {folder / 'vllm.json'}")
    ]
    assert len(bring(folder, folder / "vllm.json", folder / ".." / folder.name).added) == 18


def test_faults_are_safe_to_print(bring: Importer, folder: Path) -> None:
    """Control characters from a file are printed as escapes."""
    (folder / "vllm.json").write_text('{"\\u001b[31m": 1}', "ascii")
    with pytest.raises(ImportRefused) as refused:
        bring()
    assert "\\x1b[31m: is not a key" in str(refused.value)
