"""What came along when somebody signed in: counts of what really moved, for the one sentence that says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

GREETED_WITHIN = timedelta(minutes=10)  # of signing in; what nobody was told until then is not said any more


@dataclass(frozen=True, slots=True)
class Merged:
    """Ballots and picks that the account has from the device; `own` are those of which it had one of its own."""

    ballots: int = 0
    picks: int = 0
    own: int = 0


@dataclass(frozen=True, slots=True)
class Handed:
    """Bookmarks that the account has from the device, and shelves with a name of their own that came whole.

    `own` are bookmarks that the account kept already.
    """

    bookmarks: int = 0
    shelves: int = 0
    own: int = 0


@dataclass(frozen=True, slots=True)
class Along:
    """All of it; `shared` is the key of the shelf that was shared by the click that led to signing in."""

    votes: Merged = Merged()
    kept: Handed = Handed()
    shared: str = ""
