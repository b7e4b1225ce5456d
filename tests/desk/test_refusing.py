"""Catalogue files that are well in themselves and do not fit what is there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, insert, select

from tests.conftest import NOON
from tests.desk.files import Importer, change, refusal
from verdicts.store import tables
from verdicts.store.engine import writing
from verdicts.store.saving import Making, save_tools
from verdicts.store.tools import all_tools


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
        save_tools(conn, edited, Making("desk", NOON))
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
        save_tools(conn, all_tools(conn)[:1], Making("desk", NOON))
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
