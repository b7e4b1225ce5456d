"""Reading CSV: ours, and any table that has a column of addresses, as Raindrop, Pocket and Instapaper write them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verdicts.desk.shelving.as_csv import COLUMNS, bare
from verdicts.desk.shelving.brought import Enough, Unreadable
from verdicts.desk.shelving.gathering import MOST_ENTRIES, Found, Gathering

_CALLED = {
    "address": ("address", "url", "link", "href", "uri"),
    "title": ("title", "name"),
    "note": ("note", "notes", "comment", "excerpt", "description", "selection"),
    "shelf": ("shelf", "folder", "collection", "list"),
    "added": ("added", "created", "time_added", "added_at", "date_added", "created_at", "timestamp", "date"),
    "tags": ("tags", "labels"),
}
_LINE = re.compile(r"[^\r\n]*")


@dataclass(frozen=True, slots=True)
class _Table:
    """Which columns say what, by their place; `ours` has apostrophes to take away."""

    places: dict[str, list[int]]
    ours: bool

    def cells(self, row: Sequence[str], what: str) -> list[str]:
        """What the row says in the columns for `what`, without empty ones."""
        found = [row[place] for place in self.places[what] if place < len(row) and row[place]]
        return [bare(cell) for cell in found] if self.ours else found

    def cell(self, row: Sequence[str], what: str) -> str:
        """The first of them."""
        return next(iter(self.cells(row, what)), "")


def is_table(text: str) -> bool:
    """Whether the first line names a column of addresses."""
    header = [*csv.reader([_first_line(text)], delimiter=_delimiter(text))]
    return bool(header and _table(header[0]).places["address"])


def read_csv(text: str, into: Gathering) -> None:
    """Gather the rows. Raises Unreadable without a column of addresses."""
    rows = _numbered(text, into)
    _, header = next(rows, ("", list[str]()))
    table = _table(header)
    if not table.places["address"]:
        raise Unreadable("has no column called address or url")
    for where, row in rows:
        if any(row):
            _read_row(where, row, table, into)


def _read_row(where: str, row: Sequence[str], table: _Table, into: Gathering) -> None:
    address, added = table.cell(row, "address"), table.cell(row, "added")
    name, title, note = table.cell(row, "shelf"), table.cell(row, "title"), "\n".join(table.cells(row, "note"))
    if name and not (address or title or note):
        into.shelf(where, name, added)
        return
    tags = re.split(r"[,|]", table.cell(row, "tags"))
    into.keep(into.shelf(where, name), Found(where, address, title, note, added, tuple(tags)))


def _numbered(text: str, into: Gathering) -> Iterator[tuple[str, list[str]]]:
    """Rows with the line that they begin on; one that cannot be read is a fault and the reader goes on behind it."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    for _ in range(MOST_ENTRIES):
        where = f"line {rows.line_num + 1}"
        try:
            yield where, next(rows)
        except StopIteration:
            return
        except csv.Error as broken:
            into.fault(where, f"{broken}; left out")
    raise Enough


def _table(header: Sequence[str]) -> _Table:
    names = ["_".join(cell.strip().casefold().split()) for cell in header]
    places = {what: [names.index(name) for name in called if name in names] for what, called in _CALLED.items()}
    return _Table(places, ours=set(COLUMNS) <= set(names))


def _delimiter(text: str) -> str:
    """What parts the names of the columns: spreadsheets of many countries write semicolons."""
    first = _first_line(text)
    return max(",;\t", key=first.count)


def _first_line(text: str) -> str:
    found = _LINE.match(text, 0, 2_000)
    return found.group() if found else ""
