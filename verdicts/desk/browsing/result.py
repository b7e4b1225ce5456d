"""What a query finds: the tools in their order, cut into pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from verdicts.desk.browsing.facets import mask_of, masks, narrowed, within
from verdicts.desk.browsing.query import Query
from verdicts.desk.catalogue import Catalogue
from verdicts.desk.kept import Kept
from verdicts.desk.search import places
from verdicts.domain.tallies import FEWEST_FOR_CONTESTED, Tally

A_PAGE = 48


@dataclass(frozen=True)
class Result:
    """Places of the panel order that a query finds, in its order. `base` is the mask of its text alone.

    `query` has the nearest page that there is.
    """

    query: Query
    known: Mapping[str, Mapping[str, int]]
    everything: int
    base: int
    found: Sequence[int]

    @property
    def pages(self) -> int:
        """How many pages there are; an empty result has one."""
        return max(1, -(-len(self.found) // A_PAGE))

    @property
    def shown(self) -> Sequence[int]:
        """The places on the page."""
        start = (self.query.page - 1) * A_PAGE
        return self.found[start : start + A_PAGE]

    def many(self, query: Query) -> int:
        """How many tools another query with the same text, or none, would find."""
        base = self.base if query.q == self.query.q else self.everything
        return narrowed(self.known, query.chosen, base).bit_count()


@Kept
def orders(catalogue: Catalogue) -> dict[str, list[int]]:
    """Places in each order that does not depend on a text."""
    cards = catalogue.ranked
    panel = list(range(len(cards)))
    return {
        "panel": panel,
        "newest": sorted(panel, key=lambda place: -cards[place].published_on.toordinal()),
        "name": sorted(panel, key=lambda place: (cards[place].name.casefold(), cards[place].slug)),
    }


def voted(catalogue: Catalogue, sort: str, tallies: Mapping[str, Tally]) -> Sequence[int]:
    """Places in an order that readers' votes make; the panel's order where it says nothing.

    "community" goes by the lower bound of the interval, "voted" by the number of ballots, "contested" puts tools with
    at least 20 ballots and 50 % in their interval first, then those that one side leads, then those with fewer votes;
    nearest to 50 % first in each.
    """
    found = [tallies.get(card.slug, _NO_VOTES) for card in catalogue.ranked]
    return sorted(range(len(found)), key=lambda place: _RANKS[sort](found[place]))


def _contested(tally: Tally) -> float:
    if tally.count < FEWEST_FOR_CONTESTED:
        return 2.0
    low, high = tally.interval
    return abs(tally.ship / tally.count - 0.5) + (0.0 if low <= 0.5 <= high else 1.0)


_NO_VOTES = Tally()
_RANKS: dict[str, Callable[[Tally], float]] = {
    "community": lambda tally: -tally.lower,
    "voted": lambda tally: -tally.count,
    "contested": _contested,
}
NOBODY: Mapping[str, Tally] = {}


def _ordered(catalogue: Catalogue, sort: str, tallies: Mapping[str, Tally]) -> Sequence[int]:
    return voted(catalogue, sort, tallies) if sort in _RANKS else orders(catalogue)[sort]


def result(catalogue: Catalogue, query: Query, tallies: Mapping[str, Tally] = NOBODY) -> Result:
    """Search, narrow, order, and move to the nearest page. `tallies` are those of this moment, by slug."""
    known, everything = masks(catalogue), (1 << len(catalogue.ranked)) - 1
    hits = places(catalogue, query.q) if query.q else orders(catalogue)["panel"]
    base = mask_of(hits) if query.q else everything
    ordered = hits if query.sort == "relevance" else _ordered(catalogue, query.sort, tallies)
    found = within(narrowed(known, query.chosen, base), ordered)
    asked = Result(query, known, everything, base, found)
    return replace(asked, query=replace(query, page=min(query.page, asked.pages)))
