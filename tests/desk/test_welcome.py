"""The home page: real panels, bounded lists, and nothing that collides."""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.generate import tools
from tests.libraries import SITE, TODAY, demo_library, empty_library, large_library, library_of, odd_library
from tests.shelves import card, shelf
from verdicts.desk.catalogue import Library
from verdicts.desk.home.chart import WIDTH, chart_view
from verdicts.desk.home.legend import legend_view
from verdicts.desk.welcome import welcome
from verdicts.views.home import FieldMarkView, HomeView, LegendBarView

SCORES = st.lists(st.one_of(st.none(), st.integers(0, 100)), min_size=5, max_size=5).filter(lambda s: s.count(None) < 5)


def _home(library: Library) -> HomeView:
    return welcome(library, SITE, TODAY)


def test_an_empty_catalogue_says_so() -> None:
    """Without tools the page is empty and holds no rows of any kind."""
    view = _home(empty_library())
    assert view.empty
    assert not (view.latest)
    assert not (view.close)
    assert not (view.chart.rows)
    assert not (view.categories)
    assert not (view.form.asked)
    assert not (view.legend.href)


def test_newest_verdicts_come_first() -> None:
    """Eight tools by the day of their panel, newest first, days of this year without the year."""
    rows = _home(demo_library()).latest
    days = [row.judged_iso for row in rows]
    assert len(rows) == 8
    assert days == sorted(days, reverse=True)
    assert rows[0].judged == "21 Nov"


def test_the_hero_shows_a_divided_panel() -> None:
    """The figure is a tool that all reviewers scored and that has ship and skip takes."""
    legend = _home(demo_library()).legend
    assert {bar.kind for bar in legend.bars} == {"ship", "skip"}
    assert len(legend.bars) == 5


@pytest.mark.parametrize("library", [large_library, odd_library, demo_library])
def test_pairs_are_of_one_category(library: object) -> None:
    """Often asked and nearest pairs each name two different tools that do the same job."""
    found = library()  # type: ignore[operator]
    cards, view = found.catalogue().cards, _home(found)
    for href in [link.href for link in view.form.asked] + [pair.href for pair in view.close]:
        left, right = href.removeprefix("/compare/").split("-vs-")
        assert left < right
        assert cards[left].category == cards[right].category


def test_a_thousand_tools_stay_bounded() -> None:
    """At most twelve categories with eight tools, eight rows, five pairs; the rest is counted and linked."""
    view = _home(large_library())
    assert len(view.chart.rows) <= 12
    assert all(len(row.marks) <= 8 for row in view.chart.rows)
    assert all(row.more == f"and {int(row.count) - 8} more" for row in view.chart.rows if int(row.count) > 8)
    assert (len(view.latest), len(view.close)) == (8, 5)
    assert view.all_tools == "All 1,000 tools"


def test_retired_tools_are_not_offered() -> None:
    """A retired tool is on no list of the home page."""
    made = [card(tool) for tool in tools(30)]
    chart = chart_view(shelf([replace(made[0], retired=True), *made[1:]]))
    assert f"/tools/{made[0].slug}" not in [mark.href for row in chart.rows for mark in row.marks]


def _stretch(mark: FieldMarkView) -> tuple[float, float]:
    x, wide = float(mark.at) / 100 * WIDTH, min(len(mark.name) * 6.6, 176.0)
    return (x - 4, x + wide) if mark.side == "right" else (x - wide, x + 4)


@given(st.lists(st.integers(0, 100), min_size=1, max_size=9), st.sampled_from([1, 12, 60]))
def test_no_two_names_of_the_field_collide(scores: list[int], letters: int) -> None:
    """In one lane marks with their names never overlap, whatever the means, and the axis holds them all."""
    base = card(tools(1)[0])
    given_ = [
        replace(base, slug=f"t-{i}", short_name="n" * letters, scores=(("builder", s),)) for i, s in enumerate(scores)
    ]
    (row,) = chart_view(shelf(given_)).rows
    lanes = defaultdict(list)
    for mark in row.marks:
        assert 0 <= float(mark.at) <= 100
        lanes[mark.lane].append(_stretch(mark))
    for stretches in lanes.values():
        ordered = sorted(stretches)
        assert all(one[1] <= other[0] + 0.1 for one, other in itertools.pairwise(ordered))


def _letters(bar: LegendBarView) -> tuple[float, float]:
    return float(bar.y), float(bar.name_y)


@given(SCORES)
def test_the_hero_has_room_for_any_scores(scores: list[int | None]) -> None:
    """Scores and names stay inside the box, on opposite sides of the line, and off their bars."""
    keys = ["builder", "skeptic", "futurist", "founder", "creator"]
    found = tuple((key, score) for key, score in zip(keys, scores, strict=True) if score is not None)
    view = legend_view(shelf([replace(card(tools(1)[0]), scores=found, panel_on=date(2026, 11, 1))]), TODAY)
    high, line = float(view.box.split()[3]), float(view.line.split()[1].split("h")[0]) + 1
    for bar in (bar for bar in view.bars if bar.kind != "none"):
        score, name = _letters(bar)
        assert min(score, name) >= 11
        assert max(score, name) <= high
        assert (score < line < name) if bar.kind == "ship" else (name < line < score)


def test_any_number_of_reviewers_fits() -> None:
    """With eight reviewers the names are cut to their slots and every bar stays left of the 60."""
    legend = legend_view(large_library().catalogue(), TODAY)
    assert len(legend.bars) == 8
    assert all(float(bar.x) < 442 and len(bar.name) <= 5 for bar in legend.bars)


def test_one_tool_makes_no_pairs() -> None:
    """A single tool is shown, and no comparison is offered."""
    view = _home(library_of(tools(1)))
    assert not view.empty
    assert (view.form.asked, view.close) == ([], [])
