"""What happens on shelves: what was kept, dropped or removed, and why something was not done, in plain sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from verdicts.domain.shelves import LONGEST_NAME, LONGEST_NOTE, MOST_BOOKMARKS, MOST_SHELVES, Bookmark, Shelf

Why = Literal[
    "unknown",
    "full",
    "many",
    "taken",
    "nameless",
    "long name",
    "long note",
    "gone",
    "dropped",
    "account",
    "over",
    "link",
]
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_WORDS: dict[Why, str] = {
    "unknown": "Not kept: this is no tool, no comparison and no web address that can be kept.",
    "full": f"Not kept: your shelves hold {MOST_BOOKMARKS:,} bookmarks, which is the most. Remove some first.",
    "many": f"Not made: you have {MOST_SHELVES} shelves, which is the most. Remove one first.",
    "taken": "You have a shelf of that name already. Choose another name.",
    "nameless": "A shelf needs a name.",
    "long name": f"Not saved: a shelf's name has at most {LONGEST_NAME} characters.",
    "long note": f"Not saved: a note has at most {LONGEST_NOTE:,} characters.",
    "gone": "That shelf is not here any more. Your other shelves stand as they are.",
    "account": "Not shared: sharing a shelf needs an account. Sign in first.",
    "over": "There is nothing to undo: it was undone already, or an hour has gone by.",
    "link": "Not kept: the link of that shelf leads nowhere now. Your shelves stand as they are.",
    "dropped": "That bookmark is not here any more. Your other bookmarks stand as they are.",
}


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed."""

    why: Why

    @property
    def said(self) -> str:
        """The reason, as the reader reads it."""
        return _WORDS[self.why]


@dataclass(frozen=True, slots=True)
class ShelfHead:
    """A shelf without what stands on it: `many` counts that. `share` is the secret of its link, "" for none.

    `shared_at` is when that link was made, None where nobody knows.
    """

    key: str
    name: str
    made_at: datetime
    many: int = 0
    share: str = ""
    shared_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """Where an address stands now; `already` where it stood there before."""

    address: str
    shelf: ShelfHead
    already: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A bookmark and where it stands: `place` counts from 1, of `shelf.many`."""

    bookmark: Bookmark
    shelf: ShelfHead
    place: int


@dataclass(frozen=True, slots=True)
class Dropped:
    """A bookmark that was removed, and where it stood: enough to put it back."""

    bookmark: Bookmark
    shelf: ShelfHead
    position: int


@dataclass(frozen=True, slots=True)
class Removed:
    """A shelf that was removed with all that stood on it: enough to put it back."""

    head: ShelfHead
    shelf: Shelf
    position: int


@dataclass(frozen=True, slots=True)
class Noted:
    """A note that was changed: what it says now and what it said before."""

    address: str
    note: str
    former: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A bookmark that was moved to `shelf`. It stood on the shelf of the key `former`, before the bookmark of the
    address `before`, "" for the end."""

    address: str
    title: str
    shelf: ShelfHead
    former: str
    before: str = ""


Undo = Dropped | Removed | Noted | Moved
"""A change that can be taken back, with enough to do it."""


@dataclass(frozen=True, slots=True)
class Came:
    """What an import did: bookmarks that are new, that were kept already, and addresses that mean nothing here."""

    new: int
    already: int
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Copied:
    """What copying a shared shelf did: the shelf that was made, None where everything was kept already."""

    shelf: ShelfHead | None
    came: Came


def tidy_name(text: str) -> str:
    """A shelf's name or a title: one line without control characters."""
    return " ".join(_CONTROL.sub("", text).split())


def tidy_note(text: str) -> str:
    """A note: lines without control characters."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def name_refused(name: str) -> Refused | None:
    """Why a tidy name cannot be a shelf's."""
    if not name:
        return Refused("nameless")
    return Refused("long name") if len(name) > LONGEST_NAME else None


def joined_notes(mine: str, theirs: str) -> str:
    """Two notes on one address as one, cut at the longest; what is in the first already is not said twice."""
    if theirs in mine:
        return mine
    return f"{mine}\n\n{theirs}".strip()[:LONGEST_NOTE].rstrip()
