"""Copying a shelf that somebody shared onto the reader's own shelves: what its page shows, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from verdicts.domain.shelves import MOST_BOOKMARKS, Shelf
from verdicts.domain.shelving import Came, Copied, Refused, ShelfHead
from verdicts.store.bookmarks import kept_among
from verdicts.store.bringing import bring, free_name
from verdicts.store.sharing import shared
from verdicts.store.shelves import hold, shelves_of


def copy_shelf(conn: Connection, reader: str, token: str, now: datetime) -> Copied | Refused:
    """Make a shelf of the reader's own from the one with this link, under its name or the next free one.

    Notes stay with their writer, and so does when something was kept: it is `now` here. What the reader keeps already
    stays where it stands; where that is everything, no shelf is made.
    """
    hold(conn, reader)
    theirs = shared(conn, token, MOST_BOOKMARKS)
    if theirs is None:
        return Refused("link")
    addresses = [one.address for one in theirs.bookmarks]
    kept = kept_among(conn, reader, addresses)
    if len(kept) == len(addresses):
        return Copied(None, Came(0, len(kept)))
    copied = _anew(theirs, _name(theirs.name, shelves_of(conn, reader)), now.replace(microsecond=0))
    came = bring(conn, reader, [copied])
    if isinstance(came, Refused):
        return came
    return Copied(next(one for one in shelves_of(conn, reader) if one.name == copied.name), came)


def _name(name: str, own: list[ShelfHead]) -> str:
    taken = {one.name for one in own}
    return free_name(name, taken) if name in taken else name


def _anew(theirs: Shelf, name: str, now: datetime) -> Shelf:
    return Shelf(name, now, tuple(replace(one, added_at=now) for one in theirs.bookmarks))
