"""The printed ladder."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pytest

from tests.components.parsing import sound
from tests.libraries import SITE, TODAY, empty_library, in_memory
from tests.picked import picked, season
from verdicts.components.ladder.page import ladder_page
from verdicts.desk.catalogue import Library
from verdicts.desk.climb import climb
from verdicts.desk.rank import rank
from verdicts.views.ladder import LadderView
from verdicts.web.paper.printing import print_html

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@cache
def _library() -> Library:
    """The demo catalogue with a ladder of settled and unsettled tools."""
    engine = in_memory(demo=True)
    picked(engine, season(engine, 110, but=3))
    rank(engine, lambda: NOON)
    return Library(engine)


def _view(query: str = "") -> LadderView:
    return climb(_library(), SITE, query, TODAY)


@pytest.mark.parametrize("query", ["", "category=Coding%20assistants", "category=Vector%20stores"])
def test_every_shape_prints(query: str) -> None:
    """Full, unsettled alone and empty: one heading, and either rows or the reason why there are none."""
    view = _view(query)
    page = sound(print_html(ladder_page, view))
    rows = len(view.rungs.settled) + len(view.rungs.others)
    assert len(page.all("table")) == (1 if rows else 0)
    assert len([row for row in page.all("th") if row.get("scope") == "row"]) == rows


def test_an_empty_catalogue_prints() -> None:
    """Without any tool there is a sentence."""
    html = print_html(ladder_page, climb(empty_library(), SITE, "", TODAY))
    sound(html)
    assert "No picks yet." in html


def test_numbers_stand_as_words() -> None:
    """Rank, share, interval and picks of a rung are text beside its hidden drawing, and so is that a rank is shared."""
    view = _view()
    first = view.rungs.settled[0]
    html = print_html(ladder_page, view)
    for words in (first.share, first.interval, first.picks_said, ", interval ", ", shared", "no rank"):
        assert words in html
    assert f"--at:{first.at}" in html


def test_roles_hold_where_rows_are_grids() -> None:
    """Every part of the table carries its role, since a phone shows rows as grids."""
    page = sound(print_html(ladder_page, _view()))
    roles = {"table": {"table"}, "tr": {"row"}, "td": {"cell"}, "th": {"columnheader", "rowheader"}}
    for tag, allowed in roles.items():
        assert {cell.get("role") for cell in page.all(tag)} <= allowed


def test_unsettled_tools_stand_under_a_rule_of_their_own() -> None:
    """The sentence about unsettled tools stands once where there are some, and not where all are settled."""
    view, words = _view(), "Not settled: under 30 picks"
    assert print_html(ladder_page, view).count(words) == 1
    settled = replace(view, rungs=replace(view.rungs, others=[]))
    assert words not in print_html(ladder_page, settled)


def test_markup_is_text() -> None:
    """A name that is markup shows as text."""
    view = _view()
    hostile = replace(view.rungs.settled[0], name="<script>x</script>")
    html = print_html(ladder_page, replace(view, rungs=replace(view.rungs, settled=[hostile])))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
