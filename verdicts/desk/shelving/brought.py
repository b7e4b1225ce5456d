"""What a file of bookmarks brought: its shelves, and in plain words what did not come along."""

from __future__ import annotations

from dataclasses import dataclass

from verdicts.domain.shelves import Shelf

MOST_FAULTS = 100  # kept; the others are counted


@dataclass(frozen=True, slots=True)
class Fault:
    """`where` in the file (`line 14`, `bookmark 3 of shelf "X"`, the file's name), and `what` was done about what."""

    where: str
    what: str

    def __str__(self) -> str:
        """Both as one line."""
        return f"{self.where}: {self.what}"


@dataclass(frozen=True, slots=True)
class Brought:
    """Shelves with different names, each address once. `total` counts all faults, also those beyond MOST_FAULTS."""

    shelves: tuple[Shelf, ...] = ()
    faults: tuple[Fault, ...] = ()
    total: int = 0

    @property
    def bookmarks(self) -> int:
        """How many bookmarks came, on all shelves."""
        return sum(len(shelf.bookmarks) for shelf in self.shelves)


class Unreadable(ValueError):
    """The file as a whole says nothing; the message is the reason."""


class Enough(Exception):
    """So much came that the rest is not read: a file of small things may hold millions of them."""
