"""Printed pages in memory: newest use kept, bounded by bytes, each valid for one revision of the catalogue."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

from verdicts.web.packing import Packed


@dataclass(frozen=True)
class Printed:
    """A printed page: its bytes, its entity tag, and the edition (build, revision, month) it belongs to."""

    packed: Packed
    tag: str
    edition: str


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

    def _drop(self, key: str) -> None:
        if found := self._pages.pop(key, None):
            self.held -= found[1]
