"""What the tools read from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from verdicts.desk.catalogue import Catalogue, Library, Site
from verdicts.domain.matchups import comparison_path
from verdicts.domain.tallies import Split, Tally
from verdicts.web.mcp.naming import named


@dataclass(frozen=True)
class Reader:
    """`today` is the date by which sources are stale."""

    library: Library
    site: Site
    today: Callable[[], date]

    @property
    def catalogue(self) -> Catalogue:
        """The current catalogue."""
        return self.library.catalogue()

    @property
    def month(self) -> str:
        """YYYY-MM."""
        return f"{self.today():%Y-%m}"

    def slugs(self, names: Sequence[str]) -> list[str]:
        """Distinct slugs in ascending order. Raises Refused."""
        catalogue = self.catalogue
        return sorted({named(self.library, catalogue, name) for name in names})

    def tally(self, slug: str) -> Tally:
        """The ballots on a tool."""
        value = self.library.values([f"/tools/{slug}"]).get(f"/tools/{slug}")
        return value if isinstance(value, Tally) else Tally()

    def split(self, slugs: Sequence[str]) -> Split:
        """The picks among some tools."""
        path = comparison_path(slugs)
        value = self.library.values([path]).get(path)
        return value if isinstance(value, Split) else Split()
