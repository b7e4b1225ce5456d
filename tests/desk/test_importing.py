"""Importing catalogue files."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from sqlalchemy import Engine

from tests.conftest import NOON
from tests.desk.files import Importer, change
from tests.generate import tools
from verdicts.desk.importing import Imported
from verdicts.domain.documents import tool_document, tool_text
from verdicts.domain.tools import Tool
from verdicts.store.engine import reading
from verdicts.store.reviewers import reviewers
from verdicts.store.revisions import catalogue_revision, history
from verdicts.store.tools import tool_by_slug, tool_count


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
