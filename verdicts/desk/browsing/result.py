"""What a query finds: the tools in their order, cut into pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from verdicts.desk.browsing.facets import mask_of, masks, narrowed, within
from verdicts.desk.browsing.query import Query
from verdicts.desk.catalogue import Catalogue
from verdicts.desk.kept import Kept
from verdicts.desk.search import places

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


def result(catalogue: Catalogue, query: Query) -> Result:
    """Search, narrow, order, and move to the nearest page."""
    known, everything = masks(catalogue), (1 << len(catalogue.ranked)) - 1
    hits = places(catalogue, query.q) if query.q else orders(catalogue)["panel"]
    base = mask_of(hits) if query.q else everything
    ordered = hits if query.sort == "relevance" else orders(catalogue)[query.sort]
    found = within(narrowed(known, query.chosen, base), ordered)
    asked = Result(query, known, everything, base, found)
    return replace(asked, query=replace(query, page=min(query.page, asked.pages)))
