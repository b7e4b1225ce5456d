"""The method page tells what the code does."""

from __future__ import annotations

from tests.libraries import SITE, TODAY, demo_library, empty_library, large_library
from verdicts.desk.explain import explain
from verdicts.desk.wording import small_number
from verdicts.domain.facts import STALE_AFTER_MONTHS
from verdicts.domain.panels import SHIP_LINE
from verdicts.domain.tallies import FEWEST_FOR_A_SHARE
from verdicts.settings import Settings


def test_sections_that_others_link_to_exist() -> None:
    """The anchors that pages link to are there, and every section is in the contents."""
    view = explain(demo_library(), SITE, TODAY)
    ids = [section.id for section in view.sections]
    assert {"scores", "sources", "compare", "community", "votes"} <= set(ids)
    assert [link.href for link in view.contents] == [f"/method#{id}" for id in ids]


def test_personas_come_from_the_catalogue() -> None:
    """All reviewers are named with their question, however many there are."""
    scores = explain(large_library(), SITE, TODAY).sections[0]
    assert [who.name for who in scores.personas] == [one.name for one in large_library().catalogue().reviewers]
    assert len(scores.personas) == 8


def test_numbers_come_from_the_rules() -> None:
    """Ship line, age of a stale source, fewest votes and usual limits are those of the code; no blank is left."""
    sections = explain(demo_library(), SITE, TODAY).sections
    words = " ".join(part for section in sections for part in section.paragraphs)
    assert f"From {SHIP_LINE} up" in words
    assert f"After {STALE_AFTER_MONTHS} months" in words
    assert "{" not in words
    assert f"none under {small_number(FEWEST_FOR_A_SHARE)} votes" in words
    device, network = (Settings.model_fields[name].default for name in ("votes_per_device", "votes_per_network"))
    assert f"A device may vote {device} times an hour and a network {network} times" in words


def test_counts_are_those_of_the_catalogue() -> None:
    """The page counts tools, categories, reviewers and takes, none included."""
    assert explain(demo_library(), SITE, TODAY).said.startswith("18 tools in 7 categories, 5 reviewers, ")
    assert explain(empty_library(), SITE, TODAY).said.startswith("0 tools in 0 categories, 5 reviewers, 0 takes")
