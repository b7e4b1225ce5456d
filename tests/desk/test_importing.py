"""Importing catalogue files."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, insert, select

from tests.generate import tools
from verdicts.desk.faults import ImportRefused
from verdicts.desk.importing import Imported, import_catalogue
from verdicts.domain.documents import tool_document, tool_text
from verdicts.domain.tools import Tool
from verdicts.store import tables
from verdicts.store.engine import reading, writing
from verdicts.store.reviewers import reviewers
from verdicts.store.revisions import catalogue_revision, history
from verdicts.store.saving import save_tools
from verdicts.store.tools import all_tools, tool_by_slug, tool_count

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
Importer = Callable[..., Imported]


@pytest.fixture
def folder(tmp_path: Path, demo_folder: Path) -> Path:
    """A copy of the demo files to break."""
    return Path(shutil.copytree(demo_folder, tmp_path / "files"))


@pytest.fixture
def bring(engine: Engine, folder: Path) -> Importer:
    """Import the folder, or other paths, at noon."""
    return lambda *paths, **more: import_catalogue(engine, list(paths) or [folder], clock=lambda: NOON, **more)


def change(file: Path, **changes: Any) -> dict[str, Any]:
    """Rewrite some keys of a file."""
    document = json.loads(file.read_text("utf-8")) | changes
    file.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    return document


def refusal(bring: Importer, engine: Engine, *paths: Path, **more: Any) -> list[tuple[str, str, str]]:
    """The faults of an import that must be refused and leave nothing behind."""
    with reading(engine) as conn:
        before = all_tools(conn), reviewers(conn), catalogue_revision(conn)
    with pytest.raises(ImportRefused) as refused:
        bring(*paths, **more)
    with reading(engine) as conn:
        assert (all_tools(conn), reviewers(conn), catalogue_revision(conn)) == before
    return [(Path(fault.file).name, fault.field, fault.reason) for fault in refused.value.faults]


def test_the_demo_is_imported_whole(bring: Importer, engine: Engine, folder: Path) -> None:
    """Every demo file becomes a tool with one revision, and the reviewers come along."""
    done = bring()
    assert (len(done.added), done.changed, done.unchanged, done.revision) == (18, (), 0, 19)
    with reading(engine) as conn:
        for file in folder.glob("*.json"):
            if file.stem != "reviewers":
                stored = tool_by_slug(conn, file.stem)
                assert stored is not None
                assert tool_document(stored) == json.loads(file.read_text("utf-8"))
                assert [(one.number, one.at, one.by) for one in history(conn, file.stem)] == [(1, NOON, "import")]
        assert [one.key for one in reviewers(conn)] == ["builder", "skeptic", "futurist", "founder", "creator"]


def test_importing_again_changes_nothing(bring: Importer, engine: Engine) -> None:
    """A second import of the same files writes no revision and leaves the catalogue's revision alone."""
    first = bring()
    again = bring()
    assert again == Imported((), (), 18, (), first.revision)
    with reading(engine) as conn:
        assert len(history(conn, "vllm")) == 1


def test_only_what_changed_is_written(bring: Importer, engine: Engine, folder: Path) -> None:
    """A changed file gets one new revision; a file that is gone leaves its tool in place."""
    bring()
    change(folder / "vllm.json", tagline="New words")
    (folder / "aider.json").unlink()
    assert bring() == Imported((), ("vllm",), 16, (), 20)
    with reading(engine) as conn:
        newest, oldest = history(conn, "vllm")
        assert (newest.number, newest.document["tagline"]) == (2, "New words")
        assert oldest.document["tagline"] != "New words"
        assert tool_count(conn) == 18


def test_changed_reviewers_count_as_one_change(bring: Importer, engine: Engine, folder: Path) -> None:
    """Reviewers may trade places in their file; the catalogue moves by one revision."""
    bring()
    listed = json.loads((folder / "reviewers.json").read_text("utf-8"))
    listed[0]["order"], listed[1]["order"] = 2, 1
    (folder / "reviewers.json").write_text(json.dumps(listed), "utf-8")
    done = bring()
    assert (done.reviewers_changed, done.revision) == (("builder", "skeptic"), 20)


def test_a_dry_run_says_and_does_not(bring: Importer, engine: Engine) -> None:
    """A dry run reports what an import would do and leaves the database as it was."""
    assert len(bring(dry_run=True).added) == 18
    with reading(engine) as conn:
        assert (tool_count(conn), catalogue_revision(conn), reviewers(conn)) == (0, 0, [])


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
    found = refusal(bring, engine)
    assert set(found) == {
        ("vllm.json", "panel[2].score", "must be at most 100"),
        ("vllm.json", "facts[0].value", 'write "Yes" or "No" as text'),
        ("vllm.json", "pricing.kind", "must be one of 'free', 'freemium', 'paid' or 'usage'"),
        ("vllm.json", "maker", "is missing"),
        ("vllm.json", "colour", "is not a key of a catalogue file; check its spelling"),
        ("vllm.json", "tagline", "is 91 characters long; at most 90 are allowed"),
        ("aider.json", "slug", "is not-aider, so the file must be named not-aider.json"),
        (
            "cursor.json",
            "",
            "is not JSON: line 2, column 3: Expecting property name enclosed in double quotes",
        ),
    }


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


def test_a_take_needs_a_known_reviewer(bring: Importer, engine: Engine, folder: Path) -> None:
    """A take by a stranger is a fault that names the reviewers there are, in the files and in the database."""
    takes = json.loads((folder / "vllm.json").read_text("utf-8"))["panel"]
    change(folder / "vllm.json", panel=[*takes[:1], takes[1] | {"reviewer": "poet"}])
    known = "builder, creator, founder, futurist, skeptic"
    assert refusal(bring, engine) == [("vllm.json", "panel[1].reviewer", f"poet is not a reviewer; known are: {known}")]
    reasons = {reason for _, _, reason in refusal(bring, engine, folder / "aider.json")}
    assert all("known are: none; import reviewers.json as well" in reason for reason in reasons)


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        ({"key": "builder"}, ["key builder is used more than once"]),
        ({"order": 1}, ["order 1 is used more than once"]),
        ({"order": 0}, ["must be at least 1"]),
        ({"accent": "#fff"}, ["must be the name of a colour in lower-case letters"]),
    ],
)
def test_reviewers_must_fit_together(
    bring: Importer, engine: Engine, folder: Path, changes: dict[str, Any], reasons: list[str]
) -> None:
    """Keys and orders of reviewers are unique and in range."""
    listed = json.loads((folder / "reviewers.json").read_text("utf-8"))
    added = {"key": "poet", "name": "Poet", "question": "Does it sing?", "order": 6, "accent": "grey"} | changes
    (folder / "reviewers.json").write_text(json.dumps([*listed, added]), "utf-8")
    assert [reason for _, _, reason in refusal(bring, engine)] == reasons


def test_eight_reviewers_are_the_most(bring: Importer, engine: Engine, folder: Path) -> None:
    """A ninth reviewer is refused, also when the set only grows too large with those already there."""
    more = [{"key": f"r{n}", "name": f"R {n}", "question": "Why?", "order": n, "accent": "grey"} for n in range(6, 10)]
    file = folder / "reviewers.json"
    listed = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps(listed + more), "utf-8")
    assert refusal(bring, engine) == [("reviewers.json", "", "9 reviewers are too many; at most 8")]
    file.write_text(json.dumps(listed), "utf-8")
    bring()
    file.write_text(json.dumps(more), "utf-8")
    [(_, _, reason)] = refusal(bring, engine)
    assert reason == "with the reviewers already there: 9 reviewers are too many; at most 8"


def test_desk_edits_are_not_overwritten_unasked(bring: Importer, engine: Engine, folder: Path) -> None:
    """Tools last edited at the desk are all listed and nothing is imported, unless replacing was asked for."""
    bring()
    with writing(engine) as conn:
        edited = [tool.model_copy(update={"tagline": "Edited"}) for tool in all_tools(conn)[:2]]
        save_tools(conn, edited, by="desk", at=NOON)
    change(folder / "vllm.json", tagline="Also changed")
    assert [(file, "at the desk" in reason) for file, _, reason in refusal(bring, engine)] == [
        (f"{tool.slug}.json", True) for tool in edited
    ]
    assert len(bring(replace=True).changed) == 3
    change(folder / f"{edited[0].slug}.json", tagline="Imported again")
    assert bring().changed == (edited[0].slug,)


def test_a_desk_edit_that_the_file_agrees_with_is_no_conflict(bring: Importer, engine: Engine) -> None:
    """A file equal to what the desk wrote changes nothing and is not refused."""
    bring()
    with writing(engine) as conn:
        save_tools(conn, all_tools(conn)[:1], by="desk", at=NOON)
    assert bring().unchanged == 18


def test_an_old_slug_is_not_taken_again(bring: Importer, engine: Engine, folder: Path) -> None:
    """A file under a slug that now redirects is a fault that names the tool's present slug."""
    bring()
    with writing(engine) as conn:
        its_id = conn.execute(select(tables.tool.c.id).where(tables.tool.c.slug == "vllm")).scalar_one()
        conn.execute(insert(tables.renamed_slug).values(slug="fast-llm", tool_id=its_id))
    change(folder / "vllm.json", slug="fast-llm")
    (folder / "vllm.json").rename(folder / "fast-llm.json")
    assert refusal(bring, engine) == [("fast-llm.json", "slug", "fast-llm was renamed; this tool is now vllm")]


def test_money_and_numbers_arrive_exactly(bring: Importer, engine: Engine, tmp_path: Path) -> None:
    """Fractions of a file reach the database without a lost digit, and fact numbers keep their kind."""
    tool = next(tool for tool in tools(40) if not tool.panel and tool.facts and tool.pricing.entry)
    document = tool_document(tool)
    document["pricing"]["entry"]["amount"] = "HERE"
    document["facts"][0]["value"] = 7.0
    file = tmp_path / f"{tool.slug}.json"
    file.write_text(json.dumps(document).replace('"HERE"', "123456789.123457"), "utf-8")
    bring(file)
    with reading(engine) as conn:
        stored = tool_by_slug(conn, tool.slug)
    assert stored is not None
    assert stored.pricing.entry is not None
    assert stored.pricing.entry.amount == Decimal("123456789.123457")
    assert isinstance(stored.facts[0].value, float)


def test_progress_counts_the_files(bring: Importer) -> None:
    """Progress is told file by file up to the number of files."""
    seen: list[tuple[int, int]] = []
    bring(progress=lambda done, total: seen.append((done, total)))
    assert seen == [(done, 19) for done in range(1, 20)]


def test_a_byte_order_mark_does_no_harm(bring: Importer, tmp_path: Path) -> None:
    """A file saved with a byte order mark is read like any other."""
    tool: Tool = next(tool for tool in tools(40) if not tool.panel)
    (tmp_path / f"{tool.slug}.json").write_text("\ufeff" + tool_text(tool), "utf-8")
    assert bring(tmp_path / f"{tool.slug}.json").added == (tool.slug,)


def test_faults_are_safe_to_print(bring: Importer, folder: Path) -> None:
    """Control characters from a file are printed as escapes."""
    (folder / "vllm.json").write_text('{"\\u001b[31m": 1}', "ascii")
    with pytest.raises(ImportRefused) as refused:
        bring()
    assert "\\x1b[31m: is not a key" in str(refused.value)
