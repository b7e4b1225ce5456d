"""Bring shelves in from a file, all of it or nothing, and give them out as one."""

from __future__ import annotations

from datetime import datetime

from verdicts.desk.catalogue import Catalogue, Library, Site
from verdicts.desk.shelf.rows import called
from verdicts.desk.shelving.brought import Brought
from verdicts.desk.shelving.reading import read
from verdicts.desk.shelving.writing import FileKind, write
from verdicts.desk.wording import plural
from verdicts.domain.shelves import Shelf
from verdicts.domain.shelving import Came, Refused
from verdicts.store import bringing
from verdicts.store.engine import reading, writing
from verdicts.store.shelves import whole_shelves
from verdicts.views.shelf import CameView

_SHOWN = 100


def bring(library: Library, site: Site, reader: str, data: bytes, file_name: str, now: datetime) -> CameView:
    """Import a file; the answer says what came, what was there, and what could not be read."""
    brought = read(data, file_name, site, now)
    if not brought.shelves:
        return _said("Nothing was imported", ["Your shelves stand as they were."], brought)
    with writing(library.engine) as conn:
        came = bringing.bring(conn, reader, brought.shelves)
    if isinstance(came, Refused):
        return _said("Nothing was imported", [came.said, "Your shelves stand as they were."], brought)
    return _said("Imported" if came.new else "Nothing new", came_words(came), brought, came)


def give_out(library: Library, site: Site, reader: str, kind: FileKind) -> str:
    """Everything that a reader keeps, as the text of a file."""
    with reading(library.engine) as conn:
        shelves = whole_shelves(conn, reader)
    return write(kind, shelves, site, names(library.catalogue(), shelves))


def names(catalogue: Catalogue, shelves: list[Shelf]) -> dict[str, str]:
    """What the tools and comparisons on shelves are called, by address."""
    kept = [one for shelf in shelves for one in shelf.bookmarks if one.kind != "link"]
    return {one.address: called(catalogue, one) for one in kept}


def came_words(came: Came) -> list[str]:
    """3 bookmarks came in, and what did not."""
    said = [f"{plural(came.new, 'bookmark')} came in."]
    if came.already:
        stand = "was kept already and stays where it stood" if came.already == 1 else "were kept already and stay put"
        said.append(f"{came.already:,} {stand}.")
    if came.unknown:
        said.append(
            f"{plural(len(came.unknown), 'address', 'addresses')} did not come along: not of this site's tools."
        )
    return said


def _said(title: str, said: list[str], brought: Brought, came: Came | None = None) -> CameView:
    unknown = [f"{address} is no tool or comparison of this site" for address in (came.unknown if came else ())]
    faults = [*map(str, brought.faults), *unknown]
    left = brought.total + len(unknown) - len(faults[:_SHOWN])
    return CameView(title, said, faults[:_SHOWN], f"And {left:,} more." if left > 0 else "")
