"""Orders that readers' votes make: lower bound, most voted, most contested, and the panel's where votes are silent."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from tests.libraries import SITE, TODAY
from tests.shelves import generated
from tests.votes import ballot, count
from verdicts.desk.browse import browse
from verdicts.desk.browsing.facets import masks
from verdicts.desk.browsing.query import read
from verdicts.desk.browsing.result import result
from verdicts.desk.catalogue import Library
from verdicts.domain.tallies import Tally

SHELF = generated(40)
SLUGS = [card.slug for card in SHELF.ranked]


def ordered(sort: str, tallies: Mapping[str, Tally]) -> list[str]:
    """Slugs in an order, from the whole result."""
    found = result(SHELF, read(f"sort={sort}", masks(SHELF)), tallies)
    return [SLUGS[place] for place in found.found]


some = st.dictionaries(st.sampled_from(SLUGS), st.builds(Tally, st.integers(0, 90), st.integers(0, 90)))


def test_three_votes_never_beat_three_hundred() -> None:
    """The community order goes by the lower bound: 3 of 3 stands under 250 of 300, and no ballot is last."""
    tallies = {SLUGS[-1]: Tally(250, 50), SLUGS[-2]: Tally(3, 0), SLUGS[-3]: Tally(0, 40)}
    assert ordered("community", tallies) == [SLUGS[-1], SLUGS[-2], SLUGS[-3], *SLUGS[:-3]]


def test_contested_means_twenty_votes_about_the_middle() -> None:
    """Contested tools come first, then those that one side leads, nearest to the middle first; few votes come last."""
    tallies = {SLUGS[-1]: Tally(14, 11), SLUGS[-2]: Tally(30, 31), SLUGS[-3]: Tally(90, 2), SLUGS[-4]: Tally(9, 9)}
    assert ordered("contested", tallies) == [SLUGS[-2], SLUGS[-1], SLUGS[-3], *SLUGS[:-3]]


@given(some)
def test_orders_hold_every_tool(tallies: dict[str, Tally]) -> None:
    """Whatever the votes, no tool is lost, and equals stand in panel order."""
    counts = [tallies.get(slug, Tally()).count for slug in ordered("voted", tallies)]
    assert counts == sorted(counts, reverse=True)
    for sort in ("community", "voted", "contested"):
        assert sorted(ordered(sort, tallies)) == sorted(SLUGS)
        assert ordered(sort, {}) == SLUGS


def test_an_order_stands_for_a_minute(demo: Engine) -> None:
    """Votes move the numbers of a list at once and its order a minute later: nothing reorders while a page opens."""
    library, now = Library(demo), [0.0]
    for brief in (library._tallies, library._standing):
        brief.clock = lambda: now[0]
    before = rows(library)
    count(demo, *(ballot(n, "ship", before[-1]) for n in range(3)))
    now[0] = 30.0
    assert rows(library) == before
    assert library.tallies()[before[-1]].ship == 3
    now[0] = 61.0
    assert rows(library)[0] == before[-1]


def rows(library: Library) -> list[str]:
    """Slugs of /tools?sort=voted."""
    return [row.slug for row in browse(library, SITE, "sort=voted", TODAY).rows]
