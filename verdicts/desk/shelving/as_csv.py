"""Shelves as CSV (RFC 4180) for spreadsheets: a row a shelf, then a row a bookmark. No cell is taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from verdicts.desk.catalogue import Site
from verdicts.desk.shelving.addresses import absolute
from verdicts.desk.shelving.dates import iso
from verdicts.domain.shelves import Bookmark, Shelf

COLUMNS = ("shelf", "kind", "address", "title", "note", "added")
_RISKY = frozenset("=+-@\t\r\n'")


def csv_text(shelves: Sequence[Shelf], site: Site, named: Mapping[str, str]) -> str:
    """The text with a byte order mark, by which spreadsheets know UTF-8. A shelf's own row has no address."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    rows.writerows([guarded(cell) for cell in row] for row in _rows(shelves, site, named))
    return "\ufeff" + out.getvalue()


def _rows(shelves: Sequence[Shelf], site: Site, named: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    for shelf in shelves:
        yield shelf.name, "shelf", "", "", "", iso(shelf.made_at)
        for kept in shelf.bookmarks:
            yield (
                shelf.name,
                kept.kind,
                absolute(kept.address, site),
                _title(kept, named),
                kept.note,
                iso(kept.added_at),
            )


def _title(kept: Bookmark, named: Mapping[str, str]) -> str:
    return kept.title if kept.kind == "link" else named.get(kept.address, "")


def guarded(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet may run, and before an apostrophe, so that one can tell."""
    return f"'{cell}" if cell[:1] in _RISKY and cell else cell


def bare(cell: str) -> str:
    """The cell that `guarded` was given. An apostrophe before any other character was typed by a person and stays."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _RISKY and cell[1:] else cell
