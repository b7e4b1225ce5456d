"""A piece of a file: one row of a table, or one tool of a JSON file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from verdicts.domain.working.cells import Rows


class Unreadable(Exception):
    """Nothing of the file can be read; the text says why and goes on after its name."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong in a piece: the column or field ("" for the whole piece), and a reason that goes on after it."""

    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One row, from `line` on (counted from 1). `rows` is what it is a row of; None where it is a whole tool.

    `texts` are the cells that it gives: of its row (`label`), or of the tool (`links.home`, `facts`).
    `columns` are what the file calls them, where that is not the cell's own name.
    """

    line: int
    slug: str = ""
    title: str = ""
    rows: Rows | None = None
    texts: Mapping[str, str] = field(default_factory=dict[str, str])
    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    slips: tuple[Slip, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file that was read: its pieces in order, and what is to be said of the whole."""

    pieces: tuple[Piece, ...]
    notes: tuple[str, ...] = ()
