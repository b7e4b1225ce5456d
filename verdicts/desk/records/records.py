"""Read records: the library, and beside it what lists of the API say and pages do not need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock

from verdicts.desk.catalogue import Catalogue, Library
from verdicts.domain.revisions import Step
from verdicts.domain.rungs import Standings
from verdicts.domain.tallies import Split, Tally
from verdicts.domain.tools import Tool
from verdicts.store.engine import reading
from verdicts.store.ladders import ladder_sizes, standings
from verdicts.store.revisions import steps
from verdicts.store.samples import sampled
from verdicts.store.tallies import Numbered, splits_after
from verdicts.store.tools import tools_by_slugs


@dataclass
class Records:
    """Thread-safe; call off the event loop."""

    library: Library
    _sampled: tuple[int, frozenset[str]] = (-1, frozenset())
    _lock: Lock = field(default_factory=Lock)

    @property
    def catalogue(self) -> Catalogue:
        """The current catalogue."""
        return self.library.catalogue()

    def sampled(self, revision: int) -> frozenset[str]:
        """Slugs of the tools whose panels hold sample content, as of that revision or a later one."""
        with self._lock:
            if self._sampled[0] < revision:
                with self.library.engine.connect() as conn:
                    self._sampled = (revision, sampled(conn))
            return self._sampled[1]

    def whole(self, slugs: Sequence[str]) -> list[Tool]:
        """Whole tools in the order of `slugs`, past the cache of pages: a walk over all would empty it."""
        with reading(self.library.engine) as conn:
            found = tools_by_slugs(conn, slugs)
        return [found[slug] for slug in slugs if slug in found]

    def split(self, matchup: str) -> Split:
        """The picks on a matchup by its canonical slug."""
        topic = f"/compare/{matchup}"
        found = self.library.values([topic]).get(topic)
        return found if isinstance(found, Split) else Split()

    def splits(self, last: int, most: int, tool: str | None) -> list[Numbered]:
        """Matchups that somebody picked on, by number, after the number `last`; `tool`: those that hold it."""
        with reading(self.library.engine) as conn:
            return splits_after(conn, last, most, tool)

    def tallies(self) -> Mapping[str, Tally]:
        """The tally of every tool that has ballots, by slug, at most a second old."""
        return self.library.tallies()

    def ladder(self, category: str) -> Standings:
        """The ladder of a category, "" for all tools."""
        with reading(self.library.engine) as conn:
            return standings(conn, category)

    def ladder_sizes(self) -> Mapping[str, int]:
        """How many picks each ladder is computed from, by category."""
        with reading(self.library.engine) as conn:
            return ladder_sizes(conn)

    def steps(self, slug: str, below: int | None, most: int) -> list[Step]:
        """Publications of a tool, newest first, those whose number is below that."""
        with reading(self.library.engine) as conn:
            return steps(conn, slug, most, below)
