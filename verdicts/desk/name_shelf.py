"""Shelves themselves: made, named anew, removed."""

from __future__ import annotations

from datetime import datetime

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.shelf import saying
from verdicts.desk.shelve import Done
from verdicts.domain.shelving import Refused
from verdicts.store import shelves
from verdicts.store.engine import writing


def new_shelf(library: Library, site: Site, reader: str, name: str, now: datetime) -> Done | Refused:
    """Make an empty shelf after the others."""
    with writing(library.engine) as conn:
        made = shelves.new_shelf(conn, reader, name, now)
    return made if isinstance(made, Refused) else Done(f"{made.name} is a new shelf.", key=made.key)


def name_shelf(library: Library, site: Site, reader: str, key: str, name: str) -> Done | Refused:
    """Give a shelf another name."""
    with writing(library.engine) as conn:
        former = shelves.find_shelf(conn, reader, key)
        named = shelves.rename_shelf(conn, reader, key, name)
    if isinstance(named, Refused) or former is None:
        return named if isinstance(named, Refused) else Refused("gone")
    return Done(f"{former.name} is called {named.name} now.", key=key)


def remove_shelf(library: Library, site: Site, reader: str, key: str) -> Done | Refused:
    """Remove a shelf with all that stands on it."""
    with writing(library.engine) as conn:
        removed = shelves.remove_shelf(conn, reader, key)
    return removed if isinstance(removed, Refused) else Done(saying.removed(removed), removed)
