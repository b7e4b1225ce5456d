"""Community numbers for paper: what a page's view shows, read from the database as it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from verdicts.components.voting.community import Community
from verdicts.desk import tallied
from verdicts.desk.catalogue import Library
from verdicts.desk.correcting.log import open_log
from verdicts.desk.home.contested import contest_views
from verdicts.desk.tallied import Tallied
from verdicts.desk.tallying import row_tally
from verdicts.desk.watching.excluded import excluded
from verdicts.views.comparison import ComparisonView
from verdicts.views.corrections import CorrectionsView
from verdicts.views.home import HomeView
from verdicts.views.ladder import LadderView
from verdicts.views.listing import ListingView
from verdicts.views.method import MethodView
from verdicts.views.tool import ToolView


def of_comparison(library: Library, view: ComparisonView) -> Mapping[str, Any]:
    """Tallies by column, and the split; none of a day gone by."""
    return _community(tallied.of_comparison(library, view))


def of_tool(library: Library, view: ToolView) -> Mapping[str, Any]:
    """The tally of the one tool."""
    return _community(tallied.of_tool(library, view))


def of_corrections(library: Library, view: CorrectionsView) -> Mapping[str, Any]:
    """The log, which editors write without publishing anything."""
    return {"log": open_log(library, view.report)}


def of_method(library: Library, view: MethodView) -> Mapping[str, Any]:
    """What is excluded at present."""
    return {"excluded": excluded(library)}


def of_listing(library: Library, view: ListingView) -> Mapping[str, Any]:
    """The community figure of every row."""
    known = library.tallies()
    return {"board": {row.slug: row_tally(known.get(row.slug)) for row in view.rows}}


def of_home(library: Library, view: HomeView) -> Mapping[str, Any]:
    """The contested matchups."""
    return {"contests": contest_views(library.catalogue(), library.contests())}


def _community(said: Tallied) -> Mapping[str, Any]:
    return {"community": Community(said.tallies, said.split)}


def of_ladder(library: Library, view: LadderView) -> Mapping[str, Any]:
    """The rungs, which a process beside the server computes anew while the catalogue stands still."""
    return {"stand": view.rungs}
