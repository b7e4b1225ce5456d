"""The method page tells what the code does."""

from __future__ import annotations

from tests.libraries import SITE, TODAY, demo_library, empty_library, large_library
from verdicts.desk.explain import explain
from verdicts.domain.facts import STALE_AFTER_MONTHS
from verdicts.domain.panels import SHIP_LINE


def test_sections_that_others_link_to_exist() -> None:
    """The anchors scores, sources and compare are there, and every section is in the contents."""
    view = explain(demo_library(), SITE, TODAY)
    ids = [section.id for section in view.sections]
    assert {"scores", "sources", "compare"} <= set(ids)
    assert [link.href for link in view.contents] == [f"/method#{id}" for id in ids]


def test_personas_come_from_the_catalogue() -> None:
    """All reviewers are named with their question, however many there are."""
    scores = explain(large_library(), SITE, TODAY).sections[0]
    assert [who.name for who in scores.personas] == [one.name for one in large_library().catalogue().reviewers]
    assert len(scores.personas) == 8


def test_numbers_come_from_the_rules() -> None:
    """The ship line and the age of a stale source are those of the code; no blank is left unfilled."""
    sections = explain(demo_library(), SITE, TODAY).sections
    words = " ".join(part for section in sections for part in section.paragraphs)
    assert f"From {SHIP_LINE} up" in words
    assert f"After {STALE_AFTER_MONTHS} months" in words
    assert "{" not in words


def test_counts_are_those_of_the_catalogue() -> None:
    """The page counts tools, categories, reviewers and takes, none included."""
    assert explain(demo_library(), SITE, TODAY).said.startswith("18 tools in 7 categories, 5 reviewers, ")
    assert explain(empty_library(), SITE, TODAY).said.startswith("0 tools in 0 categories, 5 reviewers, 0 takes")
