"""Add many rows at once, out of what was pasted; look at them before, and take them out again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Engine

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.wording import plural
from verdicts.desk.working.allowed import NotAllowed, allowed
from verdicts.desk.working.change import changed
from verdicts.desk.working.forms import FACT, PRICE
from verdicts.desk.working.reading import read
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.desk import WorkingCopy
from verdicts.domain.working import edits
from verdicts.domain.working.cells import LONGEST_CELL, ROW_OF, Cells, ids
from verdicts.domain.working.pasting import COLUMNS, Pasted, Row, Unreadable, rows_of, unknown
from verdicts.store.engine import reading
from verdicts.store.working import copy_by_id
from verdicts.views.desk_pasting import PastedRowView, PasteView

LOOKS = {"facts": FACT, "prices": PRICE}
ONE = {"facts": "fact", "prices": "price"}


def weigh(library: Library, site: Site, account: int, copy: int, rows: str, text: str) -> PasteView:
    """What would come of a text, for an editor; nothing is changed."""
    kind = _kind(rows)
    try:
        with reading(library.engine) as conn:
            allowed(conn, account)
            stands = copy_by_id(conn, copy)
        found = rows_of(text, kind) if stands else []
    except NotAllowed:
        return PasteView(rows)
    except Unreadable as unreadable:
        return PasteView(rows, fault=str(unreadable))
    return _weighed(stands.cells, kind, found, unknown(text, kind)) if stands else PasteView(rows)


def _weighed(cells: Cells, kind: Pasted, found: list[Row], odd: list[str]) -> PasteView:
    after, added = _added(cells, kind, found)
    faults = _faults(after, kind, added)
    names = [name for name in COLUMNS[kind] if any(row.get(name) for row in found)]
    shown = [
        PastedRowView([row.get(name, "") for name in names], faults.get(key, ""))
        for key, row in zip(added, found, strict=True)
    ]
    bad = f" {plural(len(faults), 'row')} with something to fix." if faults else ""
    bad += f" Left out, because no field has that name: {', '.join(odd)}." if odd else ""
    said, heads = f"{plural(len(found), ONE[kind])}.{bad}", [LOOKS[kind][name].label for name in names]
    good = len(found) - len(faults)
    only = f"Add {plural(good, 'good row')}" if faults and good else ""
    return PasteView(kind, heads, shown, said, f"Add {'all ' if only else ''}{plural(len(found), 'row')}", only)


def _faults(after: Cells, kind: Pasted, added: Sequence[str]) -> dict[str, str]:
    """What is wrong with the new rows, by row."""
    one, faults = ROW_OF[kind], dict[str, str]()
    for lack in read(after).lacks:
        where, _, rest = lack.path.partition(".")
        row = rest.partition(".")[0]
        if where == one and row in added:
            faults[row] = f"{faults[row]} {lack.said}" if row in faults else lack.said
    seen = list[str]()
    for row in ids(after, kind) if kind == "facts" else ():
        label = after.get(f"fact.{row}.label", "").strip()
        if row in added and label in seen:
            faults.setdefault(row, f"There is a fact “{label}” already.")
        seen.append(label)
    return faults


def bring(engine: Engine, account: int, copy: int, rows: str, text: str, good: bool, now: datetime) -> Done | Refused:
    """Add the rows that a text holds; those with faults too, unless only `good` ones are to come. Raises NotAllowed."""
    kind = _kind(rows)
    try:
        found = rows_of(text, kind)
    except Unreadable as unreadable:
        return Refused(str(unreadable))

    def change(_: Connection, stands: WorkingCopy) -> tuple[Cells, Done] | Refused:
        cells, added = _added(stands.cells, kind, found)
        if good:
            faults = _faults(cells, kind, added)
            kept = [row for row, key in zip(found, added, strict=True) if key not in faults]
            cells, added = _added(stands.cells, kind, kept)
        if not added:
            return Refused("Every row has something to fix now. Check them again.")
        return cells, Done(f"{plural(len(added), ONE[kind])} added.", row=added[0], rows=tuple(added))

    return changed(engine, account, copy, change, now)


def take_out(engine: Engine, account: int, copy: int, rows: str, which: Sequence[str], now: datetime) -> Done | Refused:
    """Take rows away again. Raises NotAllowed."""

    def change(_: Connection, stands: WorkingCopy) -> tuple[Cells, Done]:
        cells = stands.cells
        for row in which:
            cells = edits.remove(cells, _kind(rows), row)
        return cells, Done(f"{plural(len(which), 'row')} taken out again.")

    return changed(engine, account, copy, change, now)


def _added(cells: Cells, kind: Pasted, found: list[Row]) -> tuple[Cells, list[str]]:
    """The cells with those rows at their end. Raises Unfit where they are too many."""
    added, one = list[str](), ROW_OF[kind]
    for row in found:
        cells, key = edits.add(cells, kind)
        added.append(key)
        typed = {name: text[:LONGEST_CELL].replace("\x00", "") for name, text in row.items()}
        cells = {**cells, **{f"{one}.{key}.{name}": text for name, text in typed.items()}}
    return cells, added


def _kind(rows: str) -> Pasted:
    return "prices" if rows == "prices" else "facts"
