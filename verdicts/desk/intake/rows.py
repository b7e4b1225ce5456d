"""A row of facts or prices in JSON as a piece: an object with the names of a table's columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from verdicts.desk.intake.columns import heading
from verdicts.desk.intake.piece import Piece, Slip, Unreadable
from verdicts.desk.intake.tables import piece_of, table_of
from verdicts.domain.working.tools import value_text


def is_row(document: Mapping[str, object]) -> bool:
    """Whether it is a row; a tool has neither a label nor a meter of its own."""
    return bool({"label", "meter"} & {heading(name) for name in document})


def read_row(line: int, document: Mapping[str, object]) -> Piece:
    """The row; what it holds besides texts, numbers, yes and no is a slip, and so is a key that no column is called."""
    document = document if "slug" in map(heading, document) else {"slug": None, **document}
    try:
        table, _ = table_of(list(document))
    except Unreadable as twice:
        return Piece(line, slips=(Slip("", str(twice)),))
    texts = {name: _text(heading(name), value) for name, value in document.items()}
    slips = [Slip(name, "must be a text or a number") for name, text in texts.items() if text is None]
    strange = [name for name in document if heading(name) not in table.kind.cells]
    slips += [Slip(name, f"is no column of {table.kind.called}") for name in strange]
    piece = piece_of(line, [text or "" for text in texts.values()], table)
    return replace(piece, slips=(*piece.slips, *slips))


def _text(name: str, value: object) -> str | None:
    """What would stand in the cell; None for what no cell can hold."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return format(value, "f")
        case str():
            return value_text(value) if name == "value" else value
        case int():
            return str(value)
        case _:
            return None
