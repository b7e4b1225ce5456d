"""CSV as pieces: commas, semicolons or tabs, with headings in any order. An empty cell says nothing."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from verdicts.desk.intake.columns import Kind, heading, kind_of
from verdicts.desk.intake.piece import Piece, Sheet, Slip, Unreadable
from verdicts.desk.wording import listed
from verdicts.domain.working.cells import LONGEST_CELL

_FORMULA = re.compile(r"=|[@+-][A-Za-z0-9_.$]*[(|!]")
_TICKS = {"yes": "yes", "true": "yes", "1": "yes", "x": "yes", "no": "", "false": "", "0": ""}
_TITLES = {"tools": "name", "facts": "label", "prices": "meter"}


@dataclass(frozen=True, slots=True)
class Table:
    """Where a table of one kind has its cells."""

    kind: Kind
    places: Mapping[str, int]  # where the column of each cell stands
    names: Sequence[str]  # what the file calls its columns
    width: int


def read_table(text: str) -> Sheet:
    """The rows as pieces. Raises Unreadable where the headings tell no table of ours."""
    rows = _numbered(text)
    _, first = next(rows, (1, list[str]()))
    if isinstance(first, Slip):
        raise Unreadable(f"cannot be read as a table: the headings are broken ({first.reason})")
    table, notes = table_of(first)
    pieces = list[Piece]()
    for line, row in rows:
        if isinstance(row, Slip):
            pieces.append(Piece(line, slips=(row,)))
        elif any(cell.strip() for cell in row):
            pieces.append(piece_of(line, row, table))
    return Sheet(tuple(pieces), notes)


def _numbered(text: str) -> Iterator[tuple[int, list[str] | Slip]]:
    """Rows with the line that each begins on; one that is broken is a slip, and reading goes on behind it."""
    first = text[:5000].lstrip("\r\n").partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    while True:
        line = rows.line_num + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as broken:
            yield line, Slip("", f"cannot be read: {_in_words(str(broken))}")
            continue
        if row:
            yield line, row


def _in_words(said: str) -> str:
    if "unexpected end of data" in said:
        return "a quotation mark is opened and never closed"
    if "field larger" in said:
        return "a cell is larger than 131,072 characters; perhaps a quotation mark is never closed"
    return "characters stand between a closing quotation mark and the next column" if "expected after" in said else said


def table_of(first: Sequence[str]) -> tuple[Table, tuple[str, ...]]:
    """The table with these headings, and what of it is not read. Raises Unreadable."""
    names = [heading(cell) for cell in first]
    kind = kind_of(names)
    if kind is None:
        raise Unreadable("is no table that can be brought: no column is called slug. Take a template")
    if twice := sorted({name for name in names if name in kind.cells and names.count(name) > 1}):
        raise Unreadable(f"gives the column {listed(twice)} twice")
    known = {kind.cells[name]: place for place, name in enumerate(names) if name in kind.cells}
    others = [cell.strip()[:40] for cell, name in zip(first, names, strict=True) if name not in kind.cells and name]
    said = f"Not read, because a table of {kind.called} has no such column: {listed(others[:20])}." if others else ""
    return Table(kind, known, [cell.strip() for cell in first], len(first)), (said,) if said else ()


def piece_of(line: int, row: Sequence[str], table: Table) -> Piece:
    """One row of it."""
    given = {cell: row[place].strip() for cell, place in table.places.items() if place < len(row)}
    texts = {cell: text for cell, text in given.items() if text}
    columns = {cell: table.names[place] for cell, place in table.places.items()}
    slips = [slip for cell, text in texts.items() if (slip := _slip(columns[cell], text))]
    if any(cell.strip() for cell in row[table.width :]):
        slips.append(
            Slip("", f"has {len(row)} cells, the headings {table.width}; perhaps a text needs quotation marks")
        )
    if "dated" in texts:
        tick = _TICKS.get(texts["dated"].casefold())
        slips += [Slip(columns["dated"], "must be yes or no")] if tick is None else []
        texts["dated"] = tick or ""
    slug = texts.get("slug", "")
    own = texts if table.kind.rows is None else {cell: text for cell, text in texts.items() if cell != "slug"}
    title = texts.get(_TITLES[table.kind.called], "")
    return Piece(line, slug, title, table.kind.rows, own, columns, tuple(slips))


def _slip(column: str, text: str) -> Slip | None:
    if len(text) > LONGEST_CELL:
        return Slip(column, f"is {len(text):,} characters long; at most {LONGEST_CELL:,} are allowed")
    if _FORMULA.match(text):
        return Slip(column, "looks like a formula of a spreadsheet; give its value as text")
    return Slip(column, "holds a NUL character") if "\0" in text else None
