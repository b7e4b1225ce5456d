"""Laying a piece onto the cells of a draft: what it gives is written, and no word of an editor is lost by it."""

from __future__ import annotations

from dataclasses import dataclass

from verdicts.desk.intake.piece import Piece, Slip
from verdicts.desk.working.reading import read
from verdicts.domain.working.cells import FACT, PRICE, ROW_OF, Cells, Rows
from verdicts.domain.working.edits import Unfit, add
from verdicts.domain.working.merging import merged
from verdicts.domain.working.tools import fact_id, price_id

_KEYS: dict[Rows, tuple[str, ...]] = {"facts": ("label",), "prices": ("meter", "plan", "per", "tier_from")}
_CELLS: dict[Rows, tuple[str, ...]] = {"facts": FACT, "prices": PRICE}


@dataclass(frozen=True, slots=True)
class Laid:
    """The cells with the piece in them, the cells that it names, and what keeps it from being laid at all."""

    cells: Cells
    columns: dict[str, str]  # cell -> what the file calls it
    slips: tuple[Slip, ...] = ()


def lay(piece: Piece, base: Cells, mine: Cells) -> Laid:
    """Lay a piece onto `mine`, a draft begun from `base`.

    Where an editor wrote a cell otherwise since, both texts are kept, and one is chosen in the draft (`clash.<cell>`).
    """
    if piece.rows is None:
        columns = {path: piece.columns.get(path, path) for path in piece.texts}
        wanted: Cells = {**mine, **piece.texts}
    else:
        found = _row(piece, mine)
        if isinstance(found, Slip):
            return Laid(mine, {}, (found,))
        wanted, at = found
        columns = {f"{at}.{cell}": piece.columns.get(cell, cell) for cell in piece.texts}
    slips = _slips(piece, wanted, columns)
    return Laid(mine if slips else _merged(base, wanted, mine), columns, slips)


def _row(piece: Piece, mine: Cells) -> tuple[Cells, str] | Slip:
    """The cells with the row in them, and where it stands: the row of that key, or one more."""
    rows = piece.rows or "facts"
    key = [piece.texts.get(name, "") for name in _KEYS[rows]]
    if not key[0]:
        return Slip(piece.columns.get(_KEYS[rows][0], _KEYS[rows][0]), "is missing")
    here = [row for row in mine.get(rows, "").split() if _key(rows, row, mine) == [part.casefold() for part in key]]
    row = here[0] if here else fact_id(key[0]) if rows == "facts" else price_id(*(part or None for part in key))
    at = f"{ROW_OF[rows]}.{row}"
    if not here:
        try:
            mine, _ = add({**mine, **{f"{at}.{cell}": "" for cell in _CELLS[rows]}}, rows, row)
        except Unfit as unfit:
            return Slip("", str(unfit))
    kept = {"label"} if here else set[str]()  # it is the same label but for its case
    return {**mine, **{f"{at}.{cell}": text for cell, text in piece.texts.items() if cell not in kept}}, at


def _key(rows: Rows, row: str, cells: Cells) -> list[str]:
    return [cells.get(f"{ROW_OF[rows]}.{row}.{name}", "").strip().casefold() for name in _KEYS[rows]]


def _slips(piece: Piece, wanted: Cells, columns: dict[str, str]) -> tuple[Slip, ...]:
    """What is wrong in the cells that the piece names. What merely lacks is for the draft to tell."""
    if piece.rows is None:
        told = read(wanted).lacks
    else:  # a row is right or wrong by itself, and reading a whole tool for each of its rows would take long
        row = next(iter(columns)).split(".")[1]
        told = read({**{path: wanted[path] for path in columns}, piece.rows: row}).lacks
    return tuple(Slip(columns[one.path], one.reason) for one in told if one.path in columns and wanted.get(one.path))


def _merged(base: Cells, wanted: Cells, mine: Cells) -> Cells:
    """`wanted`, but where `mine` has words of an editor that `base` has not, those stand and the others beside them."""
    cells = dict(mine)
    for path, text in wanted.items():
        was, own = base.get(path, ""), mine.get(path, "")
        if path in ROW_OF:
            cells[path] = merged({path: was}, {path: text}, {path: own})[0][path]
        elif own in (text, was, ""):
            cells[path] = text
        else:
            cells[f"clash.{path}"] = text
    return cells
