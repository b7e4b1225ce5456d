"""Greet: say once, after signing in, what came along from the device, and which shelf the click before it shared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.wording import listed, plural
from verdicts.domain.along import Along
from verdicts.store.along import along_of, drop_along
from verdicts.store.engine import reading, writing
from verdicts.store.shelves import find_shelf
from verdicts.views.account import UNSAID, GreetingView


def greet(library: Library, site: Site, session: int, reader: str, now: datetime, last: bool = True) -> GreetingView:
    """What there is to say in a session of the account with this reader key, and never again where this is the `last`.

    A page that a live one takes the place of is not the last: that one says the same. Raises DatabaseTrouble.
    """
    if not session:
        return UNSAID
    with reading(library.engine) as conn:
        along = along_of(conn, session, now)
        said = _greeting(conn, reader, along) if along else UNSAID
    if along and last:
        with writing(library.engine) as conn:
            return said if drop_along(conn, session) else UNSAID
    return said


def _greeting(conn: Connection, reader: str, along: Along) -> GreetingView:
    shelf = find_shelf(conn, reader, along.shared) if along.shared else None
    shared = [f"“{shelf.name}” is shared; its link stands on the shelf."] if shelf and shelf.share else []
    return GreetingView(" ".join(["Signed in.", *came(along), *shared]))


def came(along: Along) -> list[str]:
    """1 vote and 7 bookmarks came along. 2 votes were already yours."""
    votes, kept = along.votes, along.kept
    new = _some((votes.ballots, "vote"), (votes.picks, "pick"), (kept.bookmarks, "bookmark"), (kept.shelves, "shelf"))
    own = _some((votes.own, "vote"), (kept.own, "bookmark"))
    was = "was" if votes.own + kept.own == 1 else "were"
    return [f"{new} came along."] * bool(new) + [f"{own} {was} already yours."] * bool(own)


def _some(*counts: tuple[int, str]) -> str:
    parts: Sequence[str] = [plural(n, noun, "shelves" if noun == "shelf" else "") for n, noun in counts if n]
    return listed(parts)
