"""A published tool as a whole: its addresses, and whether it is retired."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """How a tool stands. `former` are its old slugs, `merged` those of tools that were merged into it.

    `retired_at` is aware UTC, None while it is not retired.
    """

    id: int
    slug: str
    name: str
    retired_at: datetime | None
    former: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Brought:
    """What a merge takes along: how many votes and bookmarks come, and how many do not, since the reader has another.

    Picks that do not come are also those of comparisons of the two tools.
    """

    ballots: int = 0
    ballots_left: int = 0
    picks: int = 0
    picks_left: int = 0
    bookmarks: int = 0
    bookmarks_left: int = 0
