"""A number that stands on two pages is the same on both."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.desk.judging import judged
from tests.libraries import TODAY, demo_library, library_of
from tests.shelves import SITE, card, shelf
from tests.vocabulary import REVIEWERS
from verdicts.desk.browsing.rows import row
from verdicts.desk.comparison.judged import published
from verdicts.desk.comparison.scores import exact_means, scorecard_view, shared_keys
from verdicts.desk.comparison.words import distance_sentence
from verdicts.desk.home.chart import chart_view
from verdicts.desk.picking.pairs import close_calls
from verdicts.desk.show import show
from verdicts.desk.welcome import welcome
from verdicts.domain.panels import half_up
from verdicts.views.tool import ToolView

PANEL = st.lists(st.integers(0, 100), min_size=2, max_size=5)


@given(PANEL)
def test_a_mean_is_one_number(scores: list[int]) -> None:
    """The list, the field and the comparison round one mean one way."""
    tools = [judged("Aa", *scores), judged("Bb", *scores)]
    catalogue = shelf(card(tool) for tool in tools)
    exact = Fraction(sum(scores), len(scores))
    assert row(catalogue, catalogue.cards["aa"]).mean.split()[-1] == str(half_up(exact))
    (track,) = chart_view(catalogue).rows
    assert {mark.said.split(", ")[1] for mark in track.marks} == {f"panel mean {half_up(exact)}"}
    card_view = scorecard_view(tools, REVIEWERS, shared_keys(tools, REVIEWERS))
    assert {mean.mean for mean in card_view.means} == {str(half_up(exact, 1))}


@given(PANEL, PANEL)
def test_a_distance_is_one_number(left: list[int], right: list[int]) -> None:
    """The home page and the comparison say the same distance between two tools, and level only where it is none."""
    tools = [judged("Aa", *left), judged("Bb", *right)]
    (pair,) = close_calls(shelf(card(tool) for tool in tools))
    shared = shared_keys(tools, REVIEWERS)
    said = distance_sentence(published(tools), exact_means(tools, shared), len(shared))
    apart = pair.note.split(",")[0].removesuffix(" apart")
    assert ("stand level" in said) if apart == "Level" else (f" {apart} higher" in said)


def test_the_demo_agrees_with_itself() -> None:
    """Every demo tool has one mean on the list, in the field and, to one decimal, in its history."""
    catalogue = demo_library().catalogue()
    field = {mark.href: mark.said for track in welcome(demo_library(), SITE, TODAY).chart.rows for mark in track.marks}
    for slug, one in catalogue.cards.items():
        shown, listed = show(demo_library(), SITE, slug, TODAY), row(catalogue, one).mean.split()[-1]
        assert isinstance(shown, ToolView)
        assert field[f"/tools/{slug}"].split(", ")[1] == f"panel mean {listed}"
        tenths = Decimal(shown.changes[0].said.removesuffix(".").rpartition(" ")[2])
        assert half_up(Fraction(tenths)) == Decimal(listed)


def test_history_rounds_half_up() -> None:
    """A mean of 83.25 reads 83.3 in the history."""
    shown = show(library_of([judged("Aa", 83, 83, 83, 84)]), SITE, "aa", TODAY)
    assert isinstance(shown, ToolView)
    assert shown.changes[0].said.endswith("mean 83.3.")
