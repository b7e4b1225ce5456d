"""What was done on a shelf, in sentences that name it."""

from __future__ import annotations

from verdicts.desk.catalogue import Catalogue
from verdicts.desk.shelf.rows import called
from verdicts.desk.wording import plural
from verdicts.domain.shelves import Bookmark
from verdicts.domain.shelving import Dropped, Placed, Removed

LONGEST = 60  # characters of a name within a sentence; the title of a link may have many more


def short(catalogue: Catalogue, one: Bookmark) -> str:
    """What a bookmark is called, cut where it is long."""
    name = called(catalogue, one)
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def kept(catalogue: Catalogue, now: Placed) -> str:
    """Qdrant kept on Search."""
    return f"{short(catalogue, now.bookmark)} kept on {now.shelf.name}."


def dropped(catalogue: Catalogue, what: Dropped) -> str:
    """Qdrant removed from Search."""
    return f"{short(catalogue, what.bookmark)} removed from {what.shelf.name}."


def back(catalogue: Catalogue, now: Placed) -> str:
    """Qdrant is back on Search, 2 of 5."""
    return f"{short(catalogue, now.bookmark)} is back on {now.shelf.name}, {of_many(now)}."


def moved(catalogue: Catalogue, now: Placed, former: Placed | None = None) -> str:
    """Qdrant moved to Search, 2 of 5; on the same shelf: Qdrant is now 2 of 5 on Search."""
    name = short(catalogue, now.bookmark)
    if former and former.shelf.key != now.shelf.key:
        return f"{name} moved to {now.shelf.name}, {of_many(now)}."
    return f"{name} is now {of_many(now)} on {now.shelf.name}."


def removed(what: Removed) -> str:
    """Search removed with its 5 bookmarks."""
    many = what.head.many
    return f"{what.head.name} removed with its {plural(many, 'bookmark')}." if many else f"{what.head.name} removed."


def of_many(now: Placed) -> str:
    """2 of 5."""
    return f"{now.place:,} of {now.shelf.many:,}"
