"""Changing a working copy. A cell is written over what the editor saw in it, or not at all: that is how the work of two
editors comes together, and how neither loses a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from verdicts.domain.working.cells import LONGEST_CELL, Cells, Rows, editable, ids, kind_of, lists, most


@dataclass(frozen=True, slots=True)
class Edit:
    """One cell: what it shall hold, and what the editor saw in it before."""

    path: str
    text: str
    before: str


@dataclass(frozen=True, slots=True)
class Clash:
    """Somebody else wrote the cell meanwhile. Both texts are here; nothing was changed."""

    path: str
    theirs: str
    mine: str


class Unfit(Exception):
    """No change that a page of ours asks for; the text says which."""


def put(cells: Cells, edit: Edit) -> Cells | Clash:
    """The cells with one written. Raises Unfit."""
    if len(edit.text) > LONGEST_CELL:
        raise Unfit(f"A text has at most {LONGEST_CELL:,} characters; this one has {len(edit.text):,}.")
    if not editable(edit.path, cells):
        raise Unfit("That field is not there any more.")
    stands = cells.get(edit.path, "")
    if stands == edit.text:
        return cells
    if stands != edit.before:
        return Clash(edit.path, stands, edit.text)
    return {**cells, edit.path: edit.text, **_own(cells, edit.path)}


def _own(cells: Cells, path: str) -> Cells:
    """A take of the demonstration that an editor changes is the editor's own."""
    kind, _, rest = path.partition(".")
    origin = f"take.{rest.rpartition('.')[0]}.origin"
    return {origin: "human"} if kind == "take" and cells.get(origin) == "sample" else {}


def add(cells: Cells, rows: Rows, row: str = "", at: int | None = None) -> tuple[Cells, str]:
    """The cells with one more row, at the end or at a place; and its id.

    Raises Unfit where there are too many, or no such list.
    """
    here, kind = ids(cells, rows), kind_of(rows)
    if rows not in lists(cells, kind):
        raise Unfit("There are no rows of that kind.")
    if len(here) >= most(kind):
        raise Unfit(f"There are {most(kind)} already, which is the most.")
    row = row or _fresh(cells, kind)
    if not re.fullmatch("[a-z0-9-]{1,40}", row):
        raise Unfit("There is no such row.")
    if any(row in ids(cells, other) for other in lists(cells, kind)):
        return cells, row
    place = len(here) if at is None else max(0, min(at, len(here)))
    return {**cells, rows: " ".join([*here[:place], row, *here[place:]])}, row


def remove(cells: Cells, rows: Rows, row: str) -> Cells:
    """The cells without a row. What stood in it stays in its cells, so that it can come back by `add`."""
    return {**cells, rows: " ".join(one for one in ids(cells, rows) if one != row)}


def under(cells: Cells, rows: Rows, above: Sequence[str]) -> int:
    """The place of a row that stood under the rows `above`, first to last: under the nearest that is still there."""
    here = ids(cells, rows)
    return next((here.index(row) + 1 for row in reversed(above) if row in here), 0)


def move(cells: Cells, rows: Rows, row: str, by: int) -> Cells:
    """The cells with a row some places further down, or up where `by` is negative."""
    here = ids(cells, rows)
    if row not in here:
        raise Unfit("That row is not there any more.")
    rest = [one for one in here if one != row]
    place = max(0, min(here.index(row) + by, len(rest)))
    return {**cells, rows: " ".join([*rest[:place], row, *rest[place:]])}


def _fresh(cells: Cells, kind: str) -> str:
    """An id that no row of the kind has or had."""
    start = f"{kind}."
    used = {path.removeprefix(start).partition(".")[0] for path in cells if path.startswith(start)}
    used |= {row for path in cells if kind_of(path) == kind for row in ids(cells, path)}
    return next(name for at in range(1, len(used) + 2) if (name := f"n{at}") not in used)
