"""What the comparison says in sentences."""

from __future__ import annotations

import pytest

from tests.desk.judging import judged
from tests.vocabulary import REVIEWERS
from verdicts.desk.comparison.dissent import dissent_sentence
from verdicts.desk.comparison.judged import published
from verdicts.desk.comparison.scores import exact_means, shared_keys
from verdicts.desk.comparison.shared import shared_sentence
from verdicts.desk.comparison.words import distance_sentence, verdicts_sentence
from verdicts.domain.tools import Tool

ALL_SHIP, ONE_SKIPS, TWO_SKIP = (80, 80, 80, 80, 80), (80, 50, 80, 80, 80), (80, 50, 80, 40, 80)
ALL_SKIP, ONE_SHIPS, EVEN = (40, 40, 40, 40, 40), (40, 70, 40, 40, 40), (80, 70, 40, 30)
Scores = tuple[int | None, ...]


def named(*panels: Scores) -> list[Tool]:
    """Tools called A, B, C, D with those panels."""
    return [judged(name, *scores) for name, scores in zip("ABCD", panels, strict=False)]


@pytest.mark.parametrize(
    ("panels", "said"),
    [
        ([ALL_SHIP, ALL_SKIP], "The panel ships A and skips B."),
        ([ALL_SHIP, ALL_SHIP], "The panel ships both."),
        ([ALL_SHIP, ALL_SHIP, EVEN], "The panel ships A and B, and is split on C."),
        ([ALL_SKIP, ALL_SHIP, EVEN], "The panel ships B, is split on C, and skips A."),
        ([ALL_SHIP, (None,)], "The panel ships A and has no take yet on B."),
        ([(None,), (None,)], "The panel has not reviewed either."),
    ],
)
def test_verdicts_are_said_in_one_sentence(panels: list[Scores], said: str) -> None:
    """Tools of one verdict are named together; joined phrases have their comma."""
    assert verdicts_sentence(published(named(*panels))) == said


@pytest.mark.parametrize(
    ("panels", "said"),
    [
        ([(70, 71), (70, 70)], "A stands 0.5 points higher among the two reviewers who scored both."),
        ([(70, 71), (71, 70)], "A and B stand level among the two reviewers who scored both."),
        ([(76, 76), (78, 79)], "B stands 3 points higher among the two reviewers who scored both."),
        ([(76,), (77,)], "B stands 1 point higher among the one reviewer who scored both."),
        ([(70, 90), (80, 80), (60, 61)], "A and B share the lead among the two reviewers who scored them all."),
        ([(70, 70), (70, 70), (70, 70)], "All three stand level among the two reviewers who scored them all."),
        ([(70, 70), (60, 60), (60, 60)], "A leads by 10 points among the two reviewers who scored them all."),
        ([(70, None), (None, 60)], "No reviewer scored every one, so their scores are not compared."),
    ],
)
def test_distances_are_exact(panels: list[Scores], said: str) -> None:
    """Whole points half up, tenths under one, level only where the means are the same, a shared lead is a lead."""
    tools = named(*panels)
    shared = shared_keys(tools, REVIEWERS)
    assert distance_sentence(published(tools), exact_means(tools, shared), len(shared)) == said


@pytest.mark.parametrize(
    ("panels", "said"),
    [
        ([ALL_SHIP, ONE_SKIPS], "Only the Skeptic skips B; nobody dissents on A."),
        ([TWO_SKIP, ONE_SHIPS], "The Skeptic and the Founder skip A; the Skeptic would ship B."),
        ([ONE_SKIPS, ONE_SKIPS], "Only the Skeptic skips A and B."),
        ([ONE_SKIPS, ALL_SHIP, ONE_SHIPS], "Only the Skeptic skips A; the Skeptic would ship C."),
        ([ONE_SKIPS, EVEN], "Only the Skeptic skips A."),
        ([ALL_SHIP, ALL_SKIP], ""),
        ([ONE_SKIPS, ALL_SHIP, ALL_SHIP, ALL_SHIP], ""),
    ],
)
def test_dissent_is_named(panels: list[Scores], said: str) -> None:
    """Who sees it otherwise than the panel, a clause for those who agree with each other; not for four tools."""
    assert dissent_sentence(published(named(*panels)), REVIEWERS) == said


@pytest.mark.parametrize(
    ("panels", "said"),
    [
        ([(1, 1, 1, 1), (1, 1, 1, None, 1)], "3 shared reviewers; Founder reviewed only A, Creator only B."),
        ([(1, 1), (1, 1, 1, 1)], "2 shared reviewers; Futurist and Founder reviewed only B, Creator reviewed neither."),
        ([(1,), (1, 1), (1, 1)], "1 shared reviewer; Skeptic did not review A, "
         "Futurist, Founder and Creator reviewed none of them."),
        ([(1, 1), (1,), (1,), (1, 1)], "1 shared reviewer; Skeptic did not review B or C, "
         "Futurist, Founder and Creator reviewed none of them."),
        ([(1, None), (None, 1)], "No shared reviewer; Builder reviewed only A, Skeptic only B, "
         "Futurist, Founder and Creator reviewed neither."),
        ([ALL_SHIP, ALL_SKIP], "5 shared reviewers: everyone scored every tool."),
    ],
)  # fmt: skip
def test_gaps_are_named_once(panels: list[Scores], said: str) -> None:
    """Reviewers with the same gap are named together."""
    tools = named(*panels)
    assert shared_sentence(tools, REVIEWERS, shared_keys(tools, REVIEWERS)) == said
