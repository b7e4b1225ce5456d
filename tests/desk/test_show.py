"""One tool's page: everything that is known, nothing that is not."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from tests.generate import fill, odd_tools, tools
from tests.libraries import NOON, SITE, TODAY, demo_library, library_of, odd_library
from verdicts.desk.compare import Missing, Moved
from verdicts.desk.show import paragraphs, show
from verdicts.domain.panels import verdict_of
from verdicts.domain.tools import Tool
from verdicts.views.tool import ToolView


def shown(slug: str) -> ToolView:
    """A tool of the demo."""
    view = show(demo_library(), SITE, slug, TODAY)
    assert isinstance(view, ToolView)
    return view


def test_every_demo_tool_has_its_page() -> None:
    """Each tool is shown with one row a reviewer, all its facts, and alternatives of its own category."""
    for slug, card in demo_library().catalogue().cards.items():
        view = shown(slug)
        assert (view.path, view.name, len(view.takes)) == (f"/tools/{slug}", card.name, 5)
        assert all(fact.source.href and fact.source.seen for fact in view.facts)
        assert all(slug in other.compare_href for other in view.alternatives)


def test_other_spellings_move() -> None:
    """Capitals lead to the tool's own address; an unknown slug is missing."""
    assert show(demo_library(), SITE, "Ollama", TODAY) == Moved("/tools/ollama")
    assert show(demo_library(), SITE, "nothing-here", TODAY) == Missing(("nothing-here",))
    assert show(demo_library(), SITE, "../x", TODAY) == Missing(("../x",))


def test_absent_takes_stay_absent() -> None:
    """A reviewer without a take has a row without score, and the share counts only those who judged."""
    view = shown("cursor")
    assert sum(take.score != "" for take in view.takes) == len(demo_library().tools(["cursor"])[0].panel)
    none = show(odd_library(), SITE, "odd-no-panel", TODAY)
    assert isinstance(none, ToolView)
    assert (none.share, none.share_note, none.judged) == ("–", "no panel take yet", "")


def test_structured_data_is_safe_and_true() -> None:
    """JSON-LD names product and breadcrumb, rates nothing by sample takes, and cannot close its script."""
    view = show(odd_library(), SITE, "odd-markup", TODAY)
    assert isinstance(view, ToolView)
    assert "<" not in view.meta.json_ld
    kinds = [piece["@type"] for piece in json.loads(view.meta.json_ld)["@graph"]]
    assert kinds == ["BreadcrumbList", "Product"]
    assert "review" not in json.loads(view.meta.json_ld)["@graph"][1]


def _judged(tool: Tool, score: int, day: str) -> Tool:
    take = {"reviewer": "skeptic", "score": score, "verdict": verdict_of(score), "take": "Said.", "origin": "sample"}
    return Tool.model_validate(tool.model_dump() | {"panel": [take], "panel_on": day})


def test_history_tells_changes_of_the_panel_only() -> None:
    """Publication first; a change of scores adds a step that names the verdict before; other edits add none."""
    tool = odd_tools()[0]
    library = library_of([_judged(tool, 80, "2026-10-01")])
    later = _judged(tool, 80, "2026-10-01").model_copy(update={"tagline": "Another tagline"})
    fill(library.engine, [later], at=datetime(2026, 11, 21, tzinfo=UTC))
    fill(library.engine, [_judged(tool, 30, "2026-11-22")], at=datetime(2026, 11, 22, tzinfo=UTC))
    view = show(library, SITE, tool.slug, TODAY)
    assert isinstance(view, ToolView)
    assert [change.word for change in view.changes] == ["Skip", "Ship"]
    assert view.changes[0].said == "0 ship / 1 skip, mean 30.0."
    assert (view.changes[0].was_word, view.changes[0].how) == ("Ship", "One take revised: Skeptic.")
    assert (view.changes[1].was_word, view.changes[1].how) == ("", "First published.")
    assert view.changes[0].iso == "2026-11-22"
    assert view.changes[1].iso == f"{tool.published_on:%Y-%m-%d}" != f"{NOON:%Y-%m-%d}"


def test_many_alternatives_are_counted() -> None:
    """Eight alternatives are listed and the rest is linked."""
    given = [tool.model_copy(update={"category": "One kind"}) for tool in tools(12)]
    view = show(library_of(given), SITE, given[0].slug, TODAY)
    assert isinstance(view, ToolView)
    assert (len(view.alternatives), view.more) == (8, "3 more tools in One kind")


@pytest.mark.parametrize(("text", "parts"), [("One.", 1), ("One.\n\nTwo.", 2), ("One.\n \n\nTwo.\nStill two.", 2)])
def test_blank_lines_part_paragraphs(text: str, parts: int) -> None:
    """A description is split at its blank lines and nowhere else."""
    assert len(paragraphs(text)) == parts
