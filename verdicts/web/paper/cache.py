"""Printed pages in memory: newest use kept, bounded by bytes, each valid for one revision of the catalogue."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from verdicts.web.packing import Packed


@dataclass(frozen=True)
class Printed:
    """A printed page: its bytes, its entity tag, and the edition (build, revision, month) it belongs to.

    `numbers` are the community numbers it shows, read `at` (seconds of a monotonic clock); `demo` says that votes of a
    demonstration are among the site's.
    """

    packed: Packed
    tag: str
    edition: str
    numbers: Mapping[str, Any] = field(default_factory=dict[str, Any])
    demo: bool = False
    at: float = 0.0


@dataclass
class PageCache:
    """Least recently used pages go first once `limit` bytes are held."""

    limit: int
    held: int = 0
    _pages: OrderedDict[str, tuple[Printed, int]] = field(default_factory=OrderedDict)

    def get(self, key: str) -> Printed | None:
        """The page under `key`, of whatever edition."""
        if key not in self._pages:
            return None
        self._pages.move_to_end(key)
        return self._pages[key][0]

    def keep(self, key: str, page: Printed) -> None:
        """Keep a page; both compressed forms are counted as a quarter of the plain one, made or not."""
        self._drop(key)
        size = len(page.packed.plain) * 3 // 2
        if size > self.limit:
            return
        self._pages[key] = (page, size)
        self.held += size
        while self.held > self.limit:
            self._drop(next(iter(self._pages)))

    def forget(self, path: str) -> None:
        """Print what is below that path anew: somebody just changed its numbers."""
        self._drop(f"{path}?")

    def _drop(self, key: str) -> None:
        if found := self._pages.pop(key, None):
            self.held -= found[1]
