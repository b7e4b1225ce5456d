"""Shelves: named lists of bookmarks with notes. A bookmark is a tool, a comparison, or a link from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Kind = Literal["tool", "comparison", "link"]
FIRST = "Bookmarks"  # the shelf that is made when there is none yet
LONGEST_NAME = 80  # characters
LONGEST_NOTE = 2000
LONGEST_TITLE = 300
LONGEST_URL = 2000
MOST_SHELVES = 500
MOST_BOOKMARKS = 20_000


@dataclass(frozen=True, slots=True)
class Bookmark:
    """What is kept: `address` is /tools/<slug>, /compare/<matchup> or an http(s) URL; only a link has a title.

    `note` may have lines. `added_at` is aware UTC in whole seconds.
    """

    address: str
    added_at: datetime
    note: str = ""
    title: str = ""

    @property
    def kind(self) -> Kind:
        """Tool, comparison or link."""
        return kind_of(self.address)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A named list. A reader's shelves have different names; an address stands on one of them, once."""

    name: str
    made_at: datetime
    bookmarks: tuple[Bookmark, ...] = ()


def kind_of(address: str) -> Kind:
    """What an address is."""
    return "tool" if address.startswith("/tools/") else "comparison" if address.startswith("/compare/") else "link"
