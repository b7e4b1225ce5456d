"""Keep a shelf that somebody shared, as a shelf of one's own."""

from __future__ import annotations

from datetime import datetime

from verdicts.desk.bring import came_words
from verdicts.desk.catalogue import Library, Site
from verdicts.desk.shelf.query import PATH
from verdicts.domain.shelving import Refused
from verdicts.store import copying
from verdicts.store.engine import writing
from verdicts.views.shelf import CameView


def copy_shelf(library: Library, site: Site, reader: str, token: str, now: datetime) -> CameView | Refused:
    """Copy the shelf with this link; the answer says what came and where it stands."""
    with writing(library.engine) as conn:
        copied = copying.copy_shelf(conn, reader, token, now)
    if isinstance(copied, Refused):
        return copied
    if copied.shelf is None:
        return CameView("Nothing new", ["You keep everything on that shelf already."])
    said = [f"Your new shelf is called {copied.shelf.name}.", *came_words(copied.came)]
    return CameView("Shelf kept", said, href=f"{PATH}#shelf-{copied.shelf.key}")
